"""The value of an optional field that was not given."""

from wechatpay_runtime import UNSET, Answer, Timeout, Unset, Violation

__all__ = ("UNSET", "Answer", "Timeout", "Unset", "Violation")
