import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { Petstore as petstore } from '../goldens/petstore-openrpc.golden.js';
import { openWorkshop } from '../support/generate-in.js';

const require = createRequire(import.meta.url);
const goldens = resolve(import.meta.dirname, '../goldens');
const examples = join(dirname(require.resolve('@open-rpc/examples/package.json')), 'build/service-descriptions');

test('a generated document is what the published meta-schema asks for', () => {
  const { Ajv } = require('ajv') as { readonly Ajv: new (options: object) => AjvLike };
  const { OpenRPCSpecificationSchema1_4: metaSchema } = require('@open-rpc/spec') as Readonly<Record<string, object>>;
  const validate = new Ajv({ strict: false, logger: false, validateFormats: false }).compile(
    withDraft7(metaSchema ?? {}),
  );

  const isValid = validate(JSON.parse(readFileSync(join(goldens, 'openrpc.golden.json'), 'utf8')));

  expect({ isValid, errors: validate.errors }).toEqual({ isValid: true, errors: null });
});

describe('contracts that are imported from a generated document generate the same document', () => {
  test.each([
    ['zod-forms', (document: unknown) => document],
    // What other libraries call an integer, zod holds to those that JavaScript tells apart.
    ['arktype-forms', withSafeIntegers],
    ['valibot-forms', withSafeIntegers],
  ])('%s', async (name, read) => {
    const workshop = openWorkshop();
    await workshop.generate(resolve(goldens, `../contracts/${name}.ts`), '--openrpc', 'openrpc.json');

    const imported = await workshop.import('openrpc.json', '--ts', 'contracts');
    const text = workshop.read('contracts/openrpc.ts').replace("'rpc-testkit'", `'${SOURCE}'`);
    workshop.write('contracts/openrpc.ts', text);
    const generated = await workshop.generate('contracts/openrpc.ts', '--openrpc', 'again.json');

    expect([imported.warned, generated.warned]).toEqual(['', '']);
    expect(JSON.parse(workshop.read('again.json'))).toEqual(read(JSON.parse(workshop.read('openrpc.json'))));
  });
});

describe('documents of others', () => {
  test.each(readdirSync(examples))('%s is imported', async (name) => {
    const workshop = openWorkshop();
    workshop.write(name, readFileSync(join(examples, name), 'utf8'));

    const { code, warned } = await workshop.import(name, '--ts', 'contracts');

    expect({ code, warned }).toEqual({ code: 0, warned: '' });
    await expect(workshop.read(`contracts/${name.replace('.json', '.ts')}`)).toMatchFileSnapshot(
      join(goldens, name.replace('.json', '.golden.ts')),
    );
  });

  test('a client of an imported contract sends the names of the document', async () => {
    const bus = new MemoryBus();
    const server = new MemoryRpcServer({ bus });
    server.registerService(petstore, {
      list_pets: () => [{ id: 1, name: 'Rex' }],
      create_pet: () => 2,
      get_pet: () => ({ id: 1, name: 'Rex' }),
    } as never);
    await server.start();
    const client = new MemoryRpcClient({ bus });
    await client.start();

    const pets = await client.proxy(petstore).list_pets({ limit: 5 });
    const answer = await bus.handle('{"jsonrpc":"2.0","id":1,"method":"list_pets","params":{"limit":5}}');

    expect(pets).toEqual([{ id: 1, name: 'Rex' }]);
    expect(answer).toContain('"result":[{"id":1,"name":"Rex"}]');
    await client.stop();
    await server.stop();
  });

  test('what is no OpenRPC document is refused', async () => {
    const workshop = openWorkshop();
    workshop.write('package-like.json', '{ "name": "x" }');

    const { code, warned } = await workshop.import('package-like.json', '--ts', 'contracts');

    expect({ code, warned }).toEqual({ code: 1, warned: expect.stringContaining('not an OpenRPC document') });
  });
});

const SOURCE = resolve(import.meta.dirname, '../../../src/index.ts');

function withSafeIntegers(document: unknown): unknown {
  const bounds = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
  return JSON.parse(JSON.stringify(document), (_key, value: { readonly type?: unknown } | null) =>
    value?.type === 'integer' ? { ...bounds, ...value } : value,
  );
}

interface AjvLike {
  readonly compile: (schema: object) => ((value: unknown) => boolean) & { readonly errors: unknown };
}

/** The meta-schema names another one by an address; what it says of JSON Schemas is not what is tried here. */
function withDraft7(schema: object): object {
  const text = JSON.stringify(schema).replaceAll(/"\$ref":"https:\/\/[^"]*"/g, '"type":["object","boolean"]');
  const { $schema: _schema, $id: _id, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return rest;
}
