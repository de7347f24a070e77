"""Numbers and names the runtime works with, each with its unit and source."""

from typing import Final

import httpx

MAIN_BASE_URL: Final = "https://api.mch.weixin.qq.com"
"""https://pay.weixin.qq.com/doc/v3/partner/4012082567"""

BACKUP_BASE_URL: Final = "https://api2.mch.weixin.qq.com"
"""Same page: the domain to turn to when the main one cannot be reached."""

BASE_URL_VARIABLE: Final = "WECHATPAY_BASE_URL"
"""Environment variable that points clients elsewhere, for example at the simulator."""

DEFAULT_TIMEOUT: Final = httpx.Timeout(15.0, connect=5.0)
"""Seconds to connect, and to wait for each read, write and pooled connection."""

KEEPALIVE_EXPIRY_SECONDS: Final = 7.0
"""The gateway closes idle connections after 8 s; leave before it does, or a write may hit a dead connection."""

MAX_CONNECTIONS: Final = 100

RETRY_TRIES: Final = 3
"""Tries of one call, the first included. https://github.com/wechatpay-apiv3/wechatpay-skills, error handling guide"""

RETRY_FIRST_DELAY_SECONDS: Final = 1.0
"""Wait after the first try; doubled after each further one: 1, 2, 4 s. Same source."""

RETRY_JITTER: Final = 0.25
"""Part by which a wait is made longer or shorter at random, so that many callers do not come back at once."""

RETRY_AFTER_CAP_SECONDS: Final = 30.0
"""The longest `Retry-After` that is waited for; WeChat Pay documents none, gateways in between may send one."""

RETRY_DEADLINE_SECONDS: Final = 60.0
"""Seconds after the start of a call at which no further try begins."""

FAILOVER_WINDOW: Final = 100
"""Results that count for the success rate. https://pay.weixin.qq.com/doc/v3/partner/4012082567, first strategy"""

FAILOVER_PERIOD_SECONDS: Final = 600.0
"""Age at which a result stops to count. Same page."""

FAILOVER_CHECK_SECONDS: Final = 60.0
"""How often the success rate decides on the host. Same page."""

FAILOVER_SUCCESS_RATE: Final = 0.9
"""Below it the backup is used. Same page."""

LIMITER_TIMEOUT_SECONDS: Final = 30.0
"""The longest a call waits for its turn."""

LIMITER_MARGIN_SECONDS: Final = 0.05
"""Added to each second or minute of a limit: requests may get closer to each other on their way."""
