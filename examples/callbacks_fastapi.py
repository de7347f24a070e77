"""Callbacks with FastAPI: verify, answer within 5 seconds, confirm the coupon afterwards.

    uvicorn --factory callbacks_fastapi:main

with the variables of `BrandCredentials.from_env`, `WECHATPAY_API_KEY` among them. Works for Starlette alike.
"""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import BackgroundTasks, FastAPI, Request, Response

from wechatpay_auth import BrandCredentials
from wechatpay_product_coupon import AsyncBrandClient, errors
from wechatpay_product_coupon.callbacks import OK, CallbackReader, ProductCouponSend, confirm, error_reply

log = logging.getLogger(__name__)


def create_app(reader: CallbackReader, client: AsyncBrandClient) -> FastAPI:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        async with client:
            yield

    app = FastAPI(lifespan=lifespan)
    taken: set[str] = set()  # for one process; else a table with a unique key, which all processes share

    async def confirm_coupon(event: ProductCouponSend) -> None:
        try:
            await confirm(client.user_coupons, event)
        except (errors.NotFound, errors.NotEnough):
            log.info("%r: the coupon is gone, or confirmed before", event)
        except errors.CallError as error:
            # WeChat Pay does not repeat what was accepted: let a job of yours try again.
            taken.discard(event.dedupe_key)
            log.error("%r: not confirmed: %s", event, error)

    @app.post("/wechatpay/callbacks")
    async def callback(request: Request, work: BackgroundTasks) -> Response:
        try:
            event = reader.read(request.headers, await request.body())
        except errors.WechatPayError as error:
            log.warning("callback refused: %s", error)
            reply = error_reply(error)
        else:
            log.info("%r", event)
            if isinstance(event, ProductCouponSend) and event.dedupe_key not in taken:
                taken.add(event.dedupe_key)
                work.add_task(confirm_coupon, event)  # runs after the answer is sent
            reply = OK
        return Response(reply.body, reply.status, reply.headers)

    return app


def main() -> FastAPI:
    credentials = BrandCredentials.from_env()
    return create_app(CallbackReader(credentials), AsyncBrandClient(credentials))
