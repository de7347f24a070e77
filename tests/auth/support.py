"""What the tests of the auth plugin share: vectors, keys loaded once, credentials, a stand-in for WeChat Pay."""

import json
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import httpx
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from wechatpay_auth import (
    BrandCredentials,
    Credentials,
    PartnerCredentials,
    Scheme,
    WechatPayAuth,
    sign_answer,
)

Vector = dict[str, Any]
Handler = Callable[[httpx.Request], httpx.Response]

VECTORS = Path(__file__).parents[1] / "data" / "vectors"
BASE_URL = "https://api.mch.weixin.qq.com"
NOW = 1767225600
NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242"

_PRIVATE_LABEL = "PRIVATE KEY"


@cache
def vectors(name: str) -> Vector:
    """A vector file, with private keys under the label that libraries read."""
    text = (VECTORS / f"{name}.json").read_text("utf-8")
    content: Vector = json.loads(text.replace("TESTING KEY", _PRIVATE_LABEL))
    return content


def named(cases: list[Vector]) -> dict[str, Any]:
    """Arguments of `pytest.mark.parametrize` that show the name of each vector."""
    return {"argvalues": cases, "ids": [case["name"] for case in cases]}


KEYS = vectors("keys")
PARTNER = KEYS["merchant_partner"]
BRAND = KEYS["merchant_brand"]
WECHATPAY_PARTNER = KEYS["wechatpay_pubkey_partner"]
WECHATPAY_BRAND = KEYS["wechatpay_pubkey_brand"]
OLD_CERTIFICATE = KEYS["platform_cert_old"]
NEW_CERTIFICATE = KEYS["platform_cert_new"]


@cache
def private_key(name: str) -> RSAPrivateKey:
    """A key of keys.json, loaded once per run."""
    return load(KEYS[name]["private_key_pem"])


@cache
def load(pem: str) -> RSAPrivateKey:
    """A private key out of PEM text, loaded once per run."""
    key = load_pem_private_key(pem.encode(), None)
    assert isinstance(key, RSAPrivateKey)
    return key


class Spoiled(Protocol):
    """Builds credentials with some arguments replaced."""

    def __call__(self, **changes: Any) -> Credentials: ...


def brand(**changes: Any) -> BrandCredentials:
    """Credentials of the throw-away brand, with some arguments replaced."""
    arguments: dict[str, Any] = {
        "brand_id": KEYS["brand_id"],
        "serial_no": BRAND["serial_no"],
        "private_key": private_key("merchant_brand"),
        "public_key_id": WECHATPAY_BRAND["public_key_id"],
        "public_key": WECHATPAY_BRAND["public_key_pem"],
        "api_key": KEYS["brand_api_key"],
    }
    return BrandCredentials(**(arguments | changes))


def partner(**changes: Any) -> PartnerCredentials:
    """Credentials of the throw-away partner, with both kinds of keys, with some arguments replaced."""
    arguments: dict[str, Any] = {
        "mchid": KEYS["mchid"],
        "serial_no": PARTNER["serial_no"],
        "private_key": private_key("merchant_partner"),
        "public_key_id": WECHATPAY_PARTNER["public_key_id"],
        "public_key": WECHATPAY_PARTNER["public_key_pem"],
        "platform_certificates": [OLD_CERTIFICATE["certificate_pem"], NEW_CERTIFICATE["certificate_pem"]],
        "api_key": KEYS["api_v3_key"],
    }
    return PartnerCredentials(**(arguments | changes))


def credentials_for(scheme: str) -> Credentials:
    """The throw-away credentials that sign under `scheme`."""
    return brand() if scheme == Scheme.BRAND else partner()


def fixed_auth(credentials: Credentials, *, now: float = NOW, nonce: str = NONCE) -> WechatPayAuth:
    """An auth whose clock stands and whose nonce is known."""
    return WechatPayAuth(credentials, clock=lambda: now, nonce=lambda: nonce)


def signed_headers(body: bytes, scheme: Scheme = Scheme.PARTNER, *, timestamp: int = NOW) -> dict[str, str]:
    """The headers of an answer by the public key of that side."""
    holder = "wechatpay_pubkey_brand" if scheme is Scheme.BRAND else "wechatpay_pubkey_partner"
    serial: str = KEYS[holder]["public_key_id"]
    return sign_answer(private_key(holder), serial, scheme, body, timestamp=timestamp)


def signed_answer(
    body: bytes = b'{"ok":true}', *, status: int = 200, scheme: Scheme = Scheme.PARTNER, timestamp: int = NOW
) -> httpx.Response:
    """An answer as WeChat Pay signs it."""
    headers = {"Request-ID": "08F5A1-0"} | signed_headers(body, scheme, timestamp=timestamp)
    return httpx.Response(status, headers=headers, content=body)


class UnreadStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that fails the test as soon as anybody reads it."""

    def __iter__(self) -> Iterator[bytes]:
        raise AssertionError("the body was read")

    def __aiter__(self) -> AsyncIterator[bytes]:
        raise AssertionError("the body was read")


def sync_client(handler: Handler, auth: WechatPayAuth, **options: Any) -> httpx.Client:
    """A client over `handler` in place of the network."""
    return httpx.Client(base_url=BASE_URL, auth=auth, transport=httpx.MockTransport(handler), **options)


def async_client(handler: Handler, auth: WechatPayAuth, **options: Any) -> httpx.AsyncClient:
    """An asynchronous client over `handler` in place of the network."""
    return httpx.AsyncClient(base_url=BASE_URL, auth=auth, transport=httpx.MockTransport(handler), **options)
