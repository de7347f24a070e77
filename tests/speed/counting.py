"""What the guards count with: function calls by the profiler, never time."""

import cProfile
import json
import os
import pstats
import time
from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

import wechatpay_product_coupon
from tests.auth import support as auth
from wechatpay_auth import Scheme

PATH = "/v3/marketing/partner/product-coupon/product-coupons"


@cache
def example(name: str) -> Any:
    """An example of the contract."""
    text = (Path(wechatpay_product_coupon.__file__).parent / "openapi.json").read_text("utf-8")
    return json.loads(text)["components"]["examples"][name]["value"]


def body() -> dict[str, Any]:
    """The full body of a partner's create."""
    return dict(example("PartnerCreateProductCouponRequest.mission"))


def answer_content() -> bytes:
    return json.dumps(example("PartnerCreateProductCouponResponse.mission"), ensure_ascii=False).encode()


def answering(content: bytes) -> Callable[[httpx.Request], httpx.Response]:
    """One signed answer for every request."""
    signed = auth.signed_answer(content, scheme=Scheme.PARTNER, timestamp=int(time.time()))
    headers = list(signed.headers.multi_items())
    return lambda request: httpx.Response(200, headers=headers, stream=httpx.ByteStream(content))


def calls(function: Callable[[], object], rounds: int = 5) -> float:
    """Function calls, those into C included, that one run takes once everything is loaded and compiled."""
    for _ in range(10):
        function()
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(rounds):
        function()
    profile.disable()
    total: int = vars(pstats.Stats(profile))["total_calls"]
    return total / rounds


def by_hand(http: httpx.Client, document: dict[str, Any]) -> Any:
    """The same call as a careful user would write it with httpx and cryptography, without models."""
    content = json.dumps(document, ensure_ascii=False).encode()
    timestamp, nonce = str(int(time.time())), os.urandom(16).hex()
    message = f"POST\n{PATH}\n{timestamp}\n{nonce}\n".encode() + content + b"\n"
    signature = b64encode(auth.private_key("merchant_partner").sign(message, PKCS1v15(), SHA256())).decode()
    response = http.post(
        PATH,
        content=content,
        headers={
            "Authorization": (
                f'WECHATPAY2-SHA256-RSA2048 mchid="{auth.KEYS["mchid"]}",nonce_str="{nonce}",'
                f'signature="{signature}",timestamp="{timestamp}",serial_no="{auth.PARTNER["serial_no"]}"'
            ),
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Wechatpay-Serial": auth.WECHATPAY_PARTNER["public_key_id"],
        },
    )
    headers = response.headers
    if abs(time.time() - int(headers["Wechatpay-Timestamp"])) > 300:
        raise ValueError("old")
    proof = f"{headers['Wechatpay-Timestamp']}\n{headers['Wechatpay-Nonce']}\n".encode() + response.content + b"\n"
    key = auth.private_key("wechatpay_pubkey_partner").public_key()
    key.verify(b64decode(headers["Wechatpay-Signature"]), proof, PKCS1v15(), SHA256())
    response.raise_for_status()
    return response.json()
