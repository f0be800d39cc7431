import { expect, test } from 'vitest';
import { describePython, programOf, run } from '../support/python.js';
import { openWorkshop, type Workshop } from '../support/generate-in.js';

const CONTRACT = `import { z } from 'zod';

export const arith = {
  service: 'arith',
  methods: {
    add: { params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) },
    log: { params: z.object({ line: z.string() }), notification: true },
  },
} as const;
`;

// As the pages of clamator-over-memory have it, in one file.
const PROGRAM = `import asyncio

from clamator_over_memory import MemoryBus, MemoryRpcClient, MemoryRpcServer

from generated.arith import AddParams, AddResult, ArithClient, ArithService, LogParams, arith_contract


class Arith(ArithService):
    async def add(self, params: AddParams) -> AddResult:
        return AddResult(sum=params.a + params.b)

    async def log(self, params: LogParams) -> None:
        print("log", params.line)


async def main() -> None:
    bus = MemoryBus()
    server = MemoryRpcServer(bus=bus)
    server.register_service(arith_contract, Arith())
    await server.start()
    client = MemoryRpcClient(bus=bus)
    await client.start()
    arith = ArithClient(client)
    r = await arith.add(AddParams(a=2, b=3))
    await arith.log(LogParams(line="hello"))
    await asyncio.sleep(0)
    await client.stop()
    await server.stop()
    print(r.sum)


asyncio.run(main())
`;

describePython('the quickstart, with the packages that are published for Python', () => {
  test.each(['newest', 'oldest'] as const)(
    'the quickstart runs to the letter, with the %s pydantic',
    async (environment) => {
      const workshop = await generateArith();

      const { code, text } = await run(programOf(environment, 'python'), ['program.py'], workshop.home);

      expect({ code, text }).toEqual({ code: 0, text: 'log hello\n5.0\n' });
    },
  );

  test('the quickstart passes mypy --strict and the defaults of ruff', async () => {
    const workshop = await generateArith();

    const types = await run(
      programOf('newest', 'mypy'),
      ['--strict', `--cache-dir=${programOf('newest', 'mypy-cache')}`, 'generated'],
      workshop.home,
    );
    const lint = await run(
      programOf('newest', 'ruff'),
      ['check', '--isolated', '--no-cache', 'generated'],
      workshop.home,
    );

    expect(types).toEqual({ code: 0, text: expect.stringContaining('Success: no issues found') });
    expect(lint).toEqual({ code: 0, text: expect.stringContaining('All checks passed!') });
  });
});

async function generateArith(): Promise<Workshop> {
  const workshop = openWorkshop({ 'arith.ts': CONTRACT });
  workshop.write('program.py', PROGRAM);
  const { code, warned } = await workshop.generate('contracts/*.ts', '--py', 'generated');
  expect({ code, warned }).toEqual({ code: 0, warned: '' });
  return workshop;
}
