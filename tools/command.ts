#!/usr/bin/env node
import { runCommand, type Subcommand } from './cli/run-command.js';
import { processTerminal } from './cli/terminal.js';

/** The commands of `npx rpc-testkit`, in the order in which its help lists them. Each is imported when it is asked for. */
const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  generate: {
    summary: 'writes Python, TypeScript and OpenRPC from contracts',
    load: async () => (await import('./generate/generate.js')).generate,
  },
  import: {
    summary: 'writes contracts from an OpenRPC document',
    load: async () => (await import('./generate/import.js')).importDocument,
  },
  report: {
    summary: 'joins conversation files of several runs, and makes a page of them',
    load: async () => (await import('./report/report-command.js')).report,
  },
};

// Not awaited: what a command imports may be in the same file as this line, once it is built, and would wait for its end.
// The exit code is set, not exited with, so that what was written to a pipe arrives.
void runCommand(process.argv.slice(2), SUBCOMMANDS, processTerminal()).then((code) => {
  process.exitCode = code;
});
