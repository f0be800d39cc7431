// Handlers that check params and result, for peers that know no schemas: twice zod per call, as in both floors.
import { makeHandlers, makeSchemas } from './work.mjs';

/** `add` and `echo`, each from raw params to a checked result. */
export function makeCheckedHandlers() {
  const { add, echo } = makeSchemas();
  const handlers = makeHandlers();
  return {
    add: async (params) => add.result.parse(await handlers.add(add.params.parse(params))),
    echo: async (params) => echo.result.parse(await handlers.echo(echo.params.parse(params))),
  };
}
