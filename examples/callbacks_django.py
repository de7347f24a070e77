"""Callbacks with Django: verify, answer within 5 seconds, confirm the coupon afterwards.

In urls.py:

    urlpatterns = [path("wechatpay/callbacks", callbacks_django.main())]

with the variables of `BrandCredentials.from_env`, `WECHATPAY_API_KEY` among them.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from threading import Lock

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from wechatpay_auth import BrandCredentials
from wechatpay_product_coupon import BrandClient, errors
from wechatpay_product_coupon.callbacks import OK, CallbackReader, ProductCouponSend, confirm, error_reply

log = logging.getLogger(__name__)


def callback_view(
    reader: CallbackReader, client: BrandClient, work: Executor
) -> Callable[[HttpRequest], HttpResponseBase]:
    taken: set[str] = set()  # for one process; else a model with a unique key, and get_or_create
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

    @csrf_exempt  # the signature says who sent it
    @require_POST
    def callback(request: HttpRequest) -> HttpResponseBase:
        try:
            event = reader.read(request.headers, request.body)
        except errors.WechatPayError as error:
            log.warning("callback refused: %s", error)
            reply = error_reply(error)
        else:
            log.info("%r", event)
            if isinstance(event, ProductCouponSend) and take(event.dedupe_key):
                work.submit(confirm_coupon, event)  # runs beside, the answer does not wait for it
            reply = OK
        return HttpResponse(reply.body, status=reply.status, headers=reply.headers)

    return callback


def main() -> Callable[[HttpRequest], HttpResponseBase]:
    credentials = BrandCredentials.from_env()
    return callback_view(CallbackReader(credentials), BrandClient(credentials), ThreadPoolExecutor(max_workers=4))
