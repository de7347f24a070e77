"""Numbers and names the runtime works with, each with its unit and source."""

from typing import Final

import httpx

MAIN_BASE_URL: Final = "https://api.mch.weixin.qq.com"
"""https://pay.weixin.qq.com/doc/v3/partner/4012082567"""

BASE_URL_VARIABLE: Final = "WECHATPAY_BASE_URL"
"""Environment variable that points clients elsewhere, for example at the simulator."""

DEFAULT_TIMEOUT: Final = httpx.Timeout(15.0, connect=5.0)
"""Seconds to connect, and to wait for each read, write and pooled connection."""

KEEPALIVE_EXPIRY_SECONDS: Final = 7.0
"""The gateway closes idle connections after 8 s; leave before it does, or a write may hit a dead connection."""

MAX_CONNECTIONS: Final = 100
