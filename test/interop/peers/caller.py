"""A caller in Python: a line of JSON for each call that it is to make, a line for the outcome of each."""

import asyncio
import json
import os
import sys
from typing import Any

from clamator_over_redis import ClamatorTransportError, RedisRpcClient, RpcError
from pydantic import ValidationError
from pydantic_core import to_jsonable_python

from generated.shop import ShopClient, shop_contract


async def outcome_of(shop: ShopClient, client: RedisRpcClient, question: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"result": await call(shop, client, question)}
    except RpcError as error:
        data = {} if error.data is None else {"data": error.data}
        return {"error": {"code": error.code, "message": error.message, **data}}
    except ClamatorTransportError as error:
        return {"failed": "timeout" if "timeout" in str(error) else str(error)}
    except ValidationError:
        return {"failed": "result"}


async def call(shop: ShopClient, client: RedisRpcClient, question: dict[str, Any]) -> Any:
    method, params = question["method"], question["params"]
    timeout = {} if "timeoutMs" not in question else {"timeout_ms": question["timeoutMs"]}
    if question["how"] == "notify":
        return await client.notify("shop", method, params)
    if question["how"] == "raw":
        return await client.call("shop", method, params, **timeout)
    entry = shop_contract.methods[method]
    typed = getattr(shop, entry.handler_attr)(entry.params_model.model_validate(params), **timeout)
    return to_jsonable_python(await typed, by_alias=True)


async def main() -> None:
    client = RedisRpcClient(redis_url=os.environ["REDIS_URL"], key_prefix=os.environ["RPC_KEY_PREFIX"])
    await client.start()
    shop = ShopClient(client)

    async def answer(question: dict[str, Any]) -> None:
        outcome = await outcome_of(shop, client, question)
        print(json.dumps({"id": question["id"], "outcome": outcome}), flush=True)

    print("ready", flush=True)
    tasks = set()
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        task = asyncio.create_task(answer(json.loads(line)))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    await client.stop()


asyncio.run(main())
