"""Client for WeChat Pay product coupons (商品券), generated from `openapi.yaml`.

`BrandClient` is for brands (品牌直连), `PartnerClient` for service providers (服务商);
both have an async twin. Models live in `models`, errors in `errors`, what reads WeChat Pay's own calls in `callbacks`,
and a test kit in `testing`. `Retry`, `Failover`, the limiters and `Attempt` belong to the options of the clients.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_RUNTIME = frozenset(
    (
        "AsyncRedisLimiter",
        "Attempt",
        "Failover",
        "LocalLimiter",
        "RawAnswer",
        "RedisLimiter",
        "Retry",
        "RetryPolicy",
    )
)

if not TYPE_CHECKING:  # type checkers know the names from above, and no others

    def __getattr__(name: str) -> Any:
        # Nothing is loaded before it is used: importing the package costs next to nothing.
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name in ("callbacks", "errors", "models"):
            return import_module(f".{name}", __name__)
        if name in _RUNTIME:
            module = import_module("wechatpay_runtime")
        else:
            module = import_module(".types" if name in ("UNSET", "Unset") else ".client", __name__)
        found = getattr(module, name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))
