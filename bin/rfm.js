#!/usr/bin/env node
require('../dist/rfm.cjs');
