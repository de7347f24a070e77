"""What generated clients stand on: models, sending, callbacks, errors.

Generated code imports from here; users find what they need in `wechatpay_product_coupon`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import errors as errors
    from ._answer import Answer
    from ._attempt import Attempt
    from ._call import Timeout
    from ._callbacks import Event, EventReader, Side, UnknownEvent
    from ._caller import AsyncCaller, Caller
    from ._chain import AsyncChain, Chain
    from ._check import Violation, contract_rules
    from ._client import AsyncClient, AsyncResource, Resource, SyncClient
    from ._codec import ANYTHING, BOOLEAN, INTEGER, NUMBER, TEXT, TIME, Codec, array, enum, model
    from ._confirm import Confirmation, confirm, confirmation
    from ._echo import async_security_echo, security_echo
    from ._enums import OpenEnum
    from ._failover import Failover
    from ._limiter import AsyncLimiter, Limiter, LocalLimiter
    from ._model import Field, Model, wire_model
    from ._operation import Operation, RateLimit
    from ._paging import Paging, async_pages, pages
    from ._raw import RawAnswer
    from ._redis import AsyncRedisLimiter, RedisLimiter
    from ._reply import OK, Reply, error_reply, failure_reply
    from ._retry import Retry, RetryOption, RetryPolicy, safe_to_retry
    from ._unset import UNSET, Unset
    from ._upload import upload

# Modules are loaded when one of their names is first used: most programs need few of them.
_NAMES = {
    "_answer": ("Answer",),
    "_attempt": ("Attempt",),
    "_call": ("Timeout",),
    "_callbacks": ("Event", "EventReader", "Side", "UnknownEvent"),
    "_caller": ("AsyncCaller", "Caller"),
    "_chain": ("AsyncChain", "Chain"),
    "_check": ("Violation", "contract_rules"),
    "_client": ("AsyncClient", "AsyncResource", "Resource", "SyncClient"),
    "_codec": ("ANYTHING", "BOOLEAN", "Codec", "INTEGER", "NUMBER", "TEXT", "TIME", "array", "enum", "model"),
    "_confirm": ("Confirmation", "confirm", "confirmation"),
    "_echo": ("async_security_echo", "security_echo"),
    "_enums": ("OpenEnum",),
    "_failover": ("Failover",),
    "_limiter": ("AsyncLimiter", "Limiter", "LocalLimiter"),
    "_model": ("Field", "Model", "wire_model"),
    "_operation": ("Operation", "RateLimit"),
    "_paging": ("Paging", "async_pages", "pages"),
    "_raw": ("RawAnswer",),
    "_redis": ("AsyncRedisLimiter", "RedisLimiter"),
    "_reply": ("OK", "Reply", "error_reply", "failure_reply"),
    "_retry": ("Retry", "RetryOption", "RetryPolicy", "safe_to_retry"),
    "_unset": ("UNSET", "Unset"),
    "_upload": ("upload",),
    "errors": ("errors",),
}

__all__ = [
    "ANYTHING",
    "BOOLEAN",
    "INTEGER",
    "NUMBER",
    "OK",
    "TEXT",
    "TIME",
    "UNSET",
    "Answer",
    "AsyncCaller",
    "AsyncChain",
    "AsyncClient",
    "AsyncLimiter",
    "AsyncRedisLimiter",
    "AsyncResource",
    "Attempt",
    "Caller",
    "Chain",
    "Codec",
    "Confirmation",
    "Event",
    "EventReader",
    "Failover",
    "Field",
    "Limiter",
    "LocalLimiter",
    "Model",
    "OpenEnum",
    "Operation",
    "Paging",
    "RateLimit",
    "RawAnswer",
    "RedisLimiter",
    "Reply",
    "Resource",
    "Retry",
    "RetryOption",
    "RetryPolicy",
    "Side",
    "SyncClient",
    "Timeout",
    "UnknownEvent",
    "Unset",
    "Violation",
    "array",
    "async_pages",
    "async_security_echo",
    "confirm",
    "confirmation",
    "contract_rules",
    "enum",
    "error_reply",
    "errors",
    "failure_reply",
    "model",
    "pages",
    "safe_to_retry",
    "security_echo",
    "upload",
    "wire_model",
]

_MODULES = {name: module for module, names in _NAMES.items() for name in names}

if not TYPE_CHECKING:  # type checkers know the names from above, and no others

    def __getattr__(name: str) -> Any:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        loaded = import_module(f".{module}", __name__)
        found = loaded if name == module else getattr(loaded, name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted(__all__)
