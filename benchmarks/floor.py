"""What no client can do without: one signature, one verification, one bare exchange over httpx."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager

import httpx
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from wechatpay_auth import PartnerCredentials, answer_message, request_message

from .stage import PATHS, Stage, compact, create_answer

Call = Callable[[], object]
"""One call, or whatever is measured as one."""
AsyncCall = Callable[[], Awaitable[object]]

_TIME, _NONCE = "1795305990", "5eed" * 8


@contextmanager
def sign(stage: Stage, _: str) -> Generator[Call]:
    """RSA alone, over a message of the right length."""
    key = load_pem_private_key(stage.environ["partner"]["WECHATPAY_PRIVATE_KEY"].encode(), None)
    assert isinstance(key, RSAPrivateKey)
    message = request_message("POST", PATHS["partner"].encode(), _TIME, _NONCE, compact(stage.body))
    padding, digest = PKCS1v15(), SHA256()
    yield lambda: key.sign(message, padding, digest)


@contextmanager
def verify(stage: Stage, _: str) -> Generator[Call]:
    """RSA alone, over an answer."""
    key = load_pem_private_key(stage.wechatpay_key.encode(), None)
    public = load_pem_public_key(stage.environ["partner"]["WECHATPAY_PUBLIC_KEY"].encode())
    assert isinstance(key, RSAPrivateKey)
    assert isinstance(public, RSAPublicKey)
    message = answer_message(_TIME, _NONCE, compact(create_answer("partner")))
    padding, digest = PKCS1v15(), SHA256()
    signature = key.sign(message, padding, digest)
    yield lambda: public.verify(signature, message, padding, digest)


def _prepared(stage: Stage) -> tuple[dict[str, str], bytes]:
    """Headers, with one signature for all calls, and body."""
    credentials = PartnerCredentials.from_env(stage.environ["partner"])
    body = compact(stage.body)
    authorization = credentials.authorize(
        "POST", PATHS["partner"].encode(), body, timestamp=int(_TIME), nonce=_NONCE
    ).header()
    headers = {
        "Authorization": authorization,
        "Wechatpay-Serial": credentials.keys.announced or "",
        "Accept": "application/json",
        "Content-Type": "application/json",
    }
    return headers, body


@contextmanager
def exchange(stage: Stage, base_url: str) -> Generator[Call]:
    """`httpx.Client.post` of ready bytes; the answer is read and not looked at."""
    headers, body = _prepared(stage)
    url = base_url + PATHS["partner"]
    with httpx.Client() as client:
        yield lambda: client.post(url, content=body, headers=headers).raise_for_status()


@asynccontextmanager
async def async_exchange(stage: Stage, base_url: str) -> AsyncGenerator[AsyncCall]:
    """The same with `httpx.AsyncClient`."""
    headers, body = _prepared(stage)
    url = base_url + PATHS["partner"]
    async with httpx.AsyncClient() as client:

        async def call() -> object:
            return (await client.post(url, content=body, headers=headers)).raise_for_status()

        yield call
