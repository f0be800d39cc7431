/*
 * Arrows point inward: fixtures imports src, never the reverse; tools may import both, and nothing imports tools;
 * within each of the three, a room imports only rooms above it in the list of test/layers/rooms.ts; only the three edges name
 * a runner or MSW; nothing imports zod, and only tools speak of it; only tools, which run in Node alone, import modules of Node.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { roomTable } from './layers/rooms.js';
import { layerViolations } from './layers/violations.js';

const root = resolve(import.meta.dirname, '..');

const ENTRIES = { src: 'src/index.ts', fixtures: 'fixtures/index.ts', tools: 'tools/command.ts' };

describe.each(['src', 'fixtures', 'tools'] as const)('the files of %s', (folder) => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?ts$/.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'));

  test('are found', () => {
    expect(files).toContain(ENTRIES[folder]);
  });

  test.each(files)('%s keeps to its layer', (path) => {
    expect(layerViolations(path, readFileSync(join(root, path), 'utf8'))).toEqual([]);
  });

  // Tools read and write schemas of libraries; they import none.
  test.each(folder === 'tools' ? [] : files)('%s names no schema library, not even in a message', (path) => {
    expect(readFileSync(join(root, path), 'utf8')).not.toMatch(/\bzod\b/i);
  });
});

const VIOLATIONS: readonly (readonly [path: string, text: string])[] = [
  ['src/index.ts', `export { stub } from '../fixtures/stub/stub-types.js';`],
  ['src/memory/bus.ts', `import type { Harness } from '../../fixtures/harness/harness.js';`],
  ['src/memory/bus.ts', `import { helper } from '../../test/helper.js';`],
  ['src/memory/bus.ts', `import { MemoryBus } from '../index.js';`],
  ['src/contract/define.ts', `import { serve } from '../server/serve.js';`],
  ['src/wire/frame.ts', `import type { MemoryBus } from '../memory/bus.js';`],
  ['src/transport/reply.ts', `export * from '../memory/bus.js';`],
  ['src/transport/reply.ts', `type Bus = import('../memory/bus.js').MemoryBus;`],
  ['src/transport/reply.ts', `const bus = await import('../memory/bus.js');`],
  ['src/client/client.ts', `import { defineContract } from 'rpc-testkit';`],
  ['src/client/client.ts', `import type { Job } from '../server/handler-runner.js';`],
  ['src/server/server.ts', `import { OpenCall } from '../client/open-calls.js';`],
  ['src/wire/payload.ts', `import type { Reply } from '../transport/reply.js';`],
  ['src/serve/rpc-bus.ts', `import { MemoryBus } from '../memory/memory-bus.js';`],
  ['src/unheard-of/file.ts', `import { frame } from '../wire/message.js';`],
  ['src/wire/frame.ts', `import { file } from '../unheard-of/file.js';`],
  ['fixtures/names/method-names.ts', `import type { RpcCall } from '../record/rpc-call.js';`],
  ['fixtures/compare/value-text.ts', `import { viewOf } from '../record/call-view.js';`],
  ['fixtures/record/mermaid.ts', `import type { Problem } from '../../problem/problems.js';`],
  ['fixtures/problem/strictness.ts', `import type { MemoryRpc } from '../harness/rpc-types.js';`],
  ['fixtures/plan/plan.ts', `import { stub } from '../stub/stub-types.js';`],
  ['fixtures/gate/held-gate.ts', `import { FaultLayer } from '../fault/fault-layer.js';`],
  ['fixtures/fault/fault-layer.ts', `import type { Harness } from '../harness/harness.js';`],
  ['fixtures/harness/harness.ts', `import { withMemoryRpc } from '../runner/with-memory-rpc.js';`],
  ['fixtures/unheard-of/file.ts', `import { plan } from '../plan/plan.js';`],
  ['src/contract/types.ts', `import type { ZodType } from 'zod';`],
  ['fixtures/stub/stub-types.ts', `import { z } from 'zod/v4';`],
  ['src/contract/types.ts', `const zod = require('zod');`],
  ['src/contract/types.ts', `import zod = require('zod');`],
  ['src/contract/types.ts', 'const zod = await import(`zod`);'],
  ['src/contract/types.ts', `const zod = await import(name);`],
  ['src/transport/clock.ts', `import { setTimeout } from 'node:timers';`],
  ['fixtures/record/call-site.ts', `import 'fs/promises';`],
  ['fixtures/index.ts', `import { expect } from 'vitest';`],
  ['fixtures/index.ts', `export { rpcTest } from './vitest.js';`],
  ['fixtures/harness/harness.ts', `import { withMemoryRpc } from '../jest.js';`],
  ['fixtures/match/matchers.ts', `import type { MatcherFunction } from 'expect';`],
  ['fixtures/match/matchers.ts', `declare module 'vitest' { interface Matchers {} }`],
  ['fixtures/match/matchers.ts', `/// <reference types="@jest/globals" />`],
  ['fixtures/vitest.ts', `import { expect } from '@jest/globals';`],
  ['fixtures/vitest.ts', `import { expect } from '@vitest/expect';`],
  ['fixtures/jest.ts', `import { expect } from 'expect';`],
  ['fixtures/jest.ts', `import { http } from 'msw';`],
  ['fixtures/msw.ts', `import { zodResponse } from 'msw-zod';`],
  ['fixtures/types.d.ts', `import type { ZodType } from 'zod';`],
  ['src/types.d.ts', `import 'vitest';`],
  ['src/index.ts', `import { CommandError } from '../tools/cli/run-command.js';`],
  ['fixtures/harness/harness.ts', `import type { Terminal } from '../../tools/cli/terminal.js';`],
  ['tools/cli/run-command.ts', `import { main } from '../command.js';`],
  ['tools/cli/run-command.ts', `import { z } from 'zod';`],
  ['tools/unheard-of/file.ts', `import { EXIT } from '../cli/run-command.js';`],
  ['fixtures/types.d.ts', `import 'vitest';`],
];

const INNOCENTS: readonly (readonly [path: string, text: string])[] = [
  ['src/index.ts', `export { MemoryBus } from './memory/bus.js';`],
  ['src/memory/bus.ts', `import { Frame } from '../wire/message.js'; import { call } from '../client/client.js';`],
  ['src/wire/message.ts', `import type { Issue } from '../contract/standard-schema.js'; // from 'zod'`],
  ['src/transport/clock.ts', `const timers = process.getBuiltinModule?.('node:timers'); const text = "import 'zod'";`],
  ['fixtures/index.ts', `export { MemoryBus } from '../src/index.js'; import { at } from './record/at.js';`],
  ['fixtures/vitest.ts', `import { expect } from 'vitest'; export { implement } from './index.js';`],
  ['fixtures/jest.ts', `import { expect } from '@jest/globals'; declare module 'expect' { interface Matchers<R> {} }`],
  ['tools/command.ts', `import { join } from 'node:path'; import { EXIT } from './cli/run-command.js';`],
  ['tools/cli/terminal.ts', `import { toMermaid } from '../../fixtures/record/mermaid.js';`],
  ['fixtures/msw.ts', `import { http } from 'msw'; import type { WebSocketHandler } from 'msw/ws';`],
];

test.each(['src', 'fixtures', 'tools'] as const)('the rooms of %s are those of docs/design.md', (storey) => {
  expect(readFileSync(join(root, 'docs/design.md'), 'utf8')).toContain(roomTable(storey));
});

describe('the check itself', () => {
  test.each(VIOLATIONS)('%s is told of %s', (path, text) => {
    expect(layerViolations(path, text)).toEqual([expect.stringContaining(`${path}: `)]);
  });

  test.each(INNOCENTS)('%s may have %s', (path, text) => {
    expect(layerViolations(path, text)).toEqual([]);
  });

  test('a file that cannot be read as TypeScript is no innocent one', () => {
    expect(() => layerViolations('src/index.ts', 'import {')).toThrow(SyntaxError);
  });
});
