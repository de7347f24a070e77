"""What generated clients stand on: models, sending, errors.

Generated code imports from here; users find what they need in `wechatpay_product_coupon`.
"""

from . import errors as errors
from ._answer import Answer
from ._call import Timeout
from ._caller import AsyncCaller, Caller
from ._check import Violation
from ._client import AsyncClient, AsyncResource, Resource, SyncClient
from ._codec import ANYTHING, BOOLEAN, INTEGER, NUMBER, TEXT, TIME, array, enum, model
from ._enums import OpenEnum
from ._model import Field, Model, wire_model
from ._operation import Operation, RateLimit
from ._paging import Paging, async_pages, pages
from ._unset import UNSET, Unset
from ._upload import upload

__all__ = [
    "ANYTHING",
    "BOOLEAN",
    "INTEGER",
    "NUMBER",
    "TEXT",
    "TIME",
    "UNSET",
    "Answer",
    "AsyncCaller",
    "AsyncClient",
    "AsyncResource",
    "Caller",
    "Field",
    "Model",
    "OpenEnum",
    "Operation",
    "Paging",
    "RateLimit",
    "Resource",
    "SyncClient",
    "Timeout",
    "Unset",
    "Violation",
    "array",
    "async_pages",
    "enum",
    "errors",
    "model",
    "pages",
    "upload",
    "wire_model",
]
