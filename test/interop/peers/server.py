"""A worker in Python: it serves on the Redis and the keys that its environment names."""

import asyncio
import os
from typing import Any

from clamator_over_redis import RedisRpcServer
from clamator_protocol import RpcError

from generated.shop import (
    AddParams,
    AddResult,
    DriftResult,
    HalfParams,
    HalfResult,
    HoldParams,
    HoldResult,
    KeepParams,
    KeepResult,
    NoteParams,
    RefuseParams,
    ShopService,
    ShoutParams,
    WhoResult,
    shop_contract,
)


class Shop(ShopService):
    def __init__(self) -> None:
        self.lines: list[str] = []

    async def add(self, params: AddParams) -> AddResult:
        return AddResult(sum=params.a + params.b)

    async def keep(self, params: KeepParams) -> KeepResult:
        return KeepResult.model_validate(params.model_dump(mode="json", by_alias=True))

    async def half(self, params: HalfParams) -> HalfResult:
        # A float, as Python divides: it writes 2.0.
        return HalfResult.model_construct(value=params.of / 2)

    async def shout(self, params: ShoutParams) -> str:
        return params.text.upper()

    async def sweep(self, params: Any) -> None:
        return None

    async def refuse(self, params: RefuseParams) -> Any:
        raise RpcError(1001, "no stock", None if params.why is None else {"why": params.why})

    async def crash(self, params: Any) -> Any:
        raise TypeError("boom")

    async def wrong(self, params: Any) -> Any:
        return {"sum": "much"}

    async def drift(self, params: Any) -> Any:
        return DriftResult.model_construct(sum="much")

    async def who(self, params: Any) -> WhoResult:
        return WhoResult(language="Python")

    async def hold(self, params: HoldParams) -> HoldResult:
        if "HOLD" in os.environ:
            print("held", flush=True)
            await asyncio.Event().wait()
        return HoldResult(n=params.n, language="Python")

    async def note(self, params: NoteParams) -> None:
        self.lines.append(params.line)

    async def notes(self, params: Any) -> list[str]:
        return self.lines


async def main() -> None:
    server = RedisRpcServer(
        redis_url=os.environ["REDIS_URL"],
        key_prefix=os.environ["RPC_KEY_PREFIX"],
        consumer_claim_idle_ms=int(os.environ["IDLE_MS"]),
    )
    server.register_service(shop_contract, Shop())
    await server.start()
    print("ready", flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
