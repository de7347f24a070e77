"""Callbacks for tests: envelopes that are signed and sealed here and now."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from tests.auth.support import KEYS, NOW, partner, signed_headers
from wechatpay_auth import Credentials, Notification, PartnerCredentials, open_callback, seal

receiver: Callable[[], PartnerCredentials] = cache(partner)
NONCE = "j9g1wAzF9Xn1"
CONTENT = {"coupon_code": "1227944959000000911017", "openid": "oh-394z-6CGkNoJrsDLTTUKiAnp4"}


def envelope(content: bytes = json.dumps(CONTENT).encode(), *, key: str | None = None, **changes: Any) -> bytes:
    """The body of a partner's callback, with some of its fields replaced."""
    sealed = seal((key or KEYS["api_v3_key"]).encode(), NONCE, "product_coupon_sp", content)
    resource = {
        "algorithm": "AEAD_AES_256_GCM",
        "ciphertext": sealed,
        "associated_data": "product_coupon_sp",
        "original_type": "coupon",
        "nonce": NONCE,
    }
    document = {
        "id": "8b33f79f-8869-5ae5-b41b-3c0b59f957d0",
        "create_time": "2026-01-01T08:01:40+08:00",
        "event_type": "PRODUCT_COUPON_SP.SEND",
        "resource_type": "encrypt-resource",
        "summary": "商品券领券通知",
        "resource": resource | changes.pop("resource", {}),
    }
    return json.dumps(document | changes, ensure_ascii=False).encode()


def opened(
    body: bytes, headers: Any = None, *, credentials: Credentials | None = None, now: float = NOW, **options: Any
) -> Notification:
    """Open `body`, signed now unless other headers are given."""
    return open_callback(
        credentials or receiver(),
        signed_headers(body) if headers is None else headers,
        body,
        clock=lambda: now,
        **options,
    )
