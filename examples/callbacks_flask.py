"""Callbacks with Flask: verify, answer within 5 seconds, confirm the coupon afterwards.

    flask --app "callbacks_flask:main()" run

with the variables of `BrandCredentials.from_env`, `WECHATPAY_API_KEY` among them.
"""

import logging
from concurrent.futures import Executor, ThreadPoolExecutor
from threading import Lock

from flask import Flask, Response, request

from wechatpay_auth import BrandCredentials
from wechatpay_product_coupon import BrandClient, errors
from wechatpay_product_coupon.callbacks import OK, CallbackReader, ProductCouponSend, confirm, error_reply

log = logging.getLogger(__name__)


def create_app(reader: CallbackReader, client: BrandClient, work: Executor) -> Flask:
    app = Flask(__name__)
    taken: set[str] = set()  # for one process; else a table with a unique key, which all processes share
    lock = Lock()

    def take(key: str) -> bool:
        with lock:
            new = key not in taken
            taken.add(key)
            return new

    def confirm_coupon(event: ProductCouponSend) -> None:
        try:
            confirm(client.user_coupons, event)
        except (errors.NotFound, errors.NotEnough):
            log.info("%r: the coupon is gone, or confirmed before", event)
        except errors.CallError as error:
            # WeChat Pay does not repeat what was accepted: let a job of yours try again.
            taken.discard(event.dedupe_key)
            log.error("%r: not confirmed: %s", event, error)

    @app.post("/wechatpay/callbacks")
    def callback() -> Response:
        try:
            event = reader.read(request.headers, request.get_data())
        except errors.WechatPayError as error:
            log.warning("callback refused: %s", error)
            reply = error_reply(error)
        else:
            log.info("%r", event)
            if isinstance(event, ProductCouponSend) and take(event.dedupe_key):
                work.submit(confirm_coupon, event)  # runs beside, the answer does not wait for it
            reply = OK
        return Response(reply.body, reply.status, reply.headers)

    return app


def main() -> Flask:
    credentials = BrandCredentials.from_env()
    return create_app(CallbackReader(credentials), BrandClient(credentials), ThreadPoolExecutor(max_workers=4))
