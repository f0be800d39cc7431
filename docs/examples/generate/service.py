import asyncio
import os

from clamator_over_redis import RedisRpcServer
from clamator_protocol import RpcError

from generated.stock import CountedParams, StockService, TakeParams, TakeResult, stock_contract


class Stock(StockService):
    def __init__(self) -> None:
        self.left = 10

    async def take(self, params: TakeParams) -> TakeResult:
        if params.count > self.left:
            raise RpcError(1001, f"no {params.sku} left")
        self.left -= params.count
        return TakeResult(left=self.left)

    async def counted(self, params: CountedParams) -> None:
        self.left = 10


async def main() -> None:
    server = RedisRpcServer(redis_url=os.environ["REDIS_URL"], key_prefix=os.environ["RPC_KEY_PREFIX"])
    server.register_service(stock_contract, Stock())
    await server.start()
    print("ready", flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
