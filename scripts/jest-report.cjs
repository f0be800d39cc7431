const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** A Jest reporter that writes what `jest --json` prints to `jest.json` in the folder of its options. */
module.exports = class {
  constructor(_globalConfig, options) {
    this.folder = options.folder;
  }

  onRunComplete(_contexts, results) {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, 'jest.json'), JSON.stringify(results));
  }
};
