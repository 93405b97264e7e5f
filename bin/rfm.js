#!/usr/bin/env node
const { evaluate, loadScript } = require('./program.js');

evaluate(loadScript()).start();
