"""Contract checks for programs that use product coupons (商品券): their request bodies, and their callback endpoint.

::

    python -m wechatpay_testing calls tests/recorded/*.json     # recorded requests against the contract
    python -m wechatpay_testing callbacks --side brand --url http://127.0.0.1:8000/wechatpay/callbacks -- python app.py

The same in Python: `check_calls`, `check_callbacks`. With pytest, the fixtures of `wechatpay_testing.plugin`
are there as soon as this package is installed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._callbacks import CallbackReport, Exchange, Post, check_callbacks
    from ._calls import Finding, RecordedCall, RecordingError, check_calls, read_calls
    from ._recorder import Recorder

__all__ = (
    "CallbackReport",
    "Exchange",
    "Finding",
    "Post",
    "RecordedCall",
    "Recorder",
    "RecordingError",
    "check_callbacks",
    "check_calls",
    "read_calls",
)

_MODULES = {
    **dict.fromkeys(("CallbackReport", "Exchange", "Post", "check_callbacks"), "_callbacks"),
    **dict.fromkeys(("Finding", "RecordedCall", "RecordingError", "check_calls", "read_calls"), "_calls"),
    "Recorder": "_recorder",
}


# pytest imports this package in every run of everybody who has it installed: nothing is loaded before it is used.
def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{module}", __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
