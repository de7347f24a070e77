"""Client for WeChat Pay product coupons (商品券), generated from `openapi.yaml`.

`BrandClient` is for brands (品牌直连), `PartnerClient` for service providers (服务商);
both have an async twin. Models live in `models`, errors in `errors`, what reads WeChat Pay's own calls in `callbacks`,
and a test kit in `testing`. `Retry`, `Failover`, the limiters and `Attempt` belong to the options of the clients.
"""

from wechatpay_runtime import (
    AsyncRedisLimiter,
    Attempt,
    Failover,
    LocalLimiter,
    RawAnswer,
    RedisLimiter,
    Retry,
    RetryPolicy,
)

from . import callbacks, errors, models
from .client import (
    AsyncBoundPartnerClient,
    AsyncBrandClient,
    AsyncPartnerClient,
    BoundPartnerClient,
    BrandClient,
    PartnerClient,
)
from .types import UNSET, Unset

__version__ = "0.1.1"

__all__ = (
    "BrandClient",
    "AsyncBrandClient",
    "PartnerClient",
    "AsyncPartnerClient",
    "BoundPartnerClient",
    "AsyncBoundPartnerClient",
    "UNSET",
    "AsyncRedisLimiter",
    "Attempt",
    "Failover",
    "LocalLimiter",
    "RawAnswer",
    "RedisLimiter",
    "Retry",
    "RetryPolicy",
    "Unset",
    "callbacks",
    "errors",
    "models",
)
