"""Every error a call or a callback can raise; see `wechatpay_runtime.errors`."""

from wechatpay_runtime.errors import *  # noqa: F403  # the very names of __all__
from wechatpay_runtime.errors import __all__ as __all__
