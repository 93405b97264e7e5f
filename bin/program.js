const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const dist = join(__dirname, '../dist');
const bundle = join(dist, 'rfm.cjs');

/** What V8 made of the bundle when it was built: of use to the Node that built it, any other compiles the bundle. */
const compiled = join(dist, `rfm-${process.version}-${process.platform}-${process.arch}.compiled`);

/** The bundle as a script, which gives a function that takes `require` and `module`. */
function loadScript() {
  return new Script(readFileSync(bundle, 'utf8'), { filename: bundle, cachedData: compiledBundle() });
}

function compiledBundle() {
  try {
    return readFileSync(compiled);
  } catch {
    return undefined;
  }
}

/** What src/cli/entry.ts exports. */
function evaluate(script) {
  const module = { exports: {} };
  script.runInThisContext()(require, module);
  return module.exports;
}

module.exports = { compiled, evaluate, loadScript };
