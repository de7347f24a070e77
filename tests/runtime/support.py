"""What the tests of the runtime share: clients over a transport that answers, signed, what a test wants."""

import json
import time
from collections.abc import Callable
from functools import cache
from typing import Any

import httpx

from tests.auth import support as auth
from wechatpay_auth import BrandCredentials, PartnerCredentials, Scheme
from wechatpay_product_coupon import AsyncPartnerClient, BrandClient, PartnerClient

Answering = Callable[[httpx.Request], httpx.Response]

brand_credentials: Callable[[], BrandCredentials] = cache(auth.brand)
partner_credentials: Callable[[], PartnerCredentials] = cache(auth.partner)


def signed(content: bytes, *, status: int = 200, scheme: Scheme = Scheme.PARTNER) -> httpx.Response:
    """An answer as WeChat Pay signs it now."""
    return auth.signed_answer(content, status=status, scheme=scheme, timestamp=int(time.time()))


def signed_json(document: Any, *, status: int = 200, scheme: Scheme = Scheme.PARTNER) -> httpx.Response:
    return signed(json.dumps(document, ensure_ascii=False).encode(), status=status, scheme=scheme)


def no_sleep(seconds: float) -> None:
    """Waits between tries take no time in tests."""


async def no_async_sleep(seconds: float) -> None:
    """Waits between tries take no time in tests."""


def partner(answer: Answering, **options: Any) -> PartnerClient:
    options = {"sleep": no_sleep} | options
    return PartnerClient(partner_credentials(), transport=httpx.MockTransport(answer), **options)


def async_partner(answer: Answering, **options: Any) -> AsyncPartnerClient:
    options = {"sleep": no_async_sleep} | options
    return AsyncPartnerClient(partner_credentials(), transport=httpx.MockTransport(answer), **options)


def brand(answer: Answering, **options: Any) -> BrandClient:
    options = {"sleep": no_sleep} | options
    return BrandClient(brand_credentials(), transport=httpx.MockTransport(answer), **options)
