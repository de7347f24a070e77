"""This SDK: model in, model out, with everything it does by default."""

import json
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager

import httpx

from wechatpay_auth import PartnerCredentials
from wechatpay_product_coupon import AsyncPartnerClient, PartnerClient, models

from .floor import AsyncCall, Call
from .stage import Stage, create_answer


def _credentials(stage: Stage) -> PartnerCredentials:
    return PartnerCredentials.from_env(stage.environ["partner"])


@contextmanager
def sync(stage: Stage, base_url: str) -> Generator[Call]:
    """One long-lived client."""
    body = models.PartnerCreateProductCouponRequest.from_dict(stage.body)
    with PartnerClient(_credentials(stage), base_url=base_url) as client:
        yield lambda: client.product_coupons.create(body)


@asynccontextmanager
async def asynchronous(stage: Stage, base_url: str) -> AsyncGenerator[AsyncCall]:
    """One long-lived client."""
    body = models.PartnerCreateProductCouponRequest.from_dict(stage.body)
    async with AsyncPartnerClient(_credentials(stage), base_url=base_url) as client:
        yield lambda: client.product_coupons.create(body)


@contextmanager
def second_client(stage: Stage, base_url: str) -> Generator[Call]:
    """Open and close one more client for a key that is loaded."""
    credentials = _credentials(stage)
    with PartnerClient(credentials, base_url=base_url):
        yield lambda: PartnerClient(credentials, base_url=base_url).close()


@contextmanager
def second_httpx(_: Stage, __: str) -> Generator[Call]:
    """Open and close one more `httpx.Client`, which loads the CA bundle again."""
    yield lambda: httpx.Client().close()


@contextmanager
def json_dumps(stage: Stage, _: str) -> Generator[Call]:
    """`json.dumps` of the body, the unit of the rows on models."""
    data = stage.body
    yield lambda: json.dumps(data)


@contextmanager
def to_dict(stage: Stage, _: str) -> Generator[Call]:
    """Model of the body to dict."""
    yield models.PartnerCreateProductCouponRequest.from_dict(stage.body).to_dict


@contextmanager
def from_dict(_: Stage, __: str) -> Generator[Call]:
    """Dict of the answer to model."""
    data = create_answer("partner")
    yield lambda: models.PartnerCreateProductCouponResponse.from_dict(data)
