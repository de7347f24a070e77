"""What generated clients stand on: models, sending, callbacks, errors.

Generated code imports from here; users find what they need in `wechatpay_product_coupon`.
"""

from . import errors as errors
from ._answer import Answer
from ._attempt import Attempt
from ._call import Timeout
from ._callbacks import Event, EventReader, Side, UnknownEvent
from ._caller import AsyncCaller, Caller
from ._chain import AsyncChain, Chain
from ._check import Violation
from ._check import rules_of as contract_rules
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
