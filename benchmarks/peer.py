"""The package wechatpayv3: dict in, text out."""

from collections.abc import AsyncGenerator, Generator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from importlib import import_module
from typing import Any, Protocol, cast

from .floor import AsyncCall, Call
from .stage import PATHS, Stage

MISSING = (
    "no models: it returns the answer's text",
    "no check of the answer's timestamp, so an old answer passes",
    "a new connection, and over TLS a new load of the CA bundle, on every synchronous call",
    "no retries, and errors are a status and a text",
)
"""What it does not do on a call, and the SDK does."""


class _Core(Protocol):
    _gate_way: str

    def request(self, path: str, *, method: object, data: Mapping[str, Any]) -> tuple[int, str]: ...


class _AsyncCore(Protocol):
    _gate_way: str

    async def request(self, path: str, *, method: object, data: Mapping[str, Any]) -> tuple[int, str]: ...


def arguments(environ: Mapping[str, str]) -> dict[str, str]:
    """What both kinds of its core are made with, in public-key mode."""
    return {
        "mchid": environ["WECHATPAY_MCHID"],
        "cert_serial_no": environ["WECHATPAY_SERIAL_NO"],
        "private_key": environ["WECHATPAY_PRIVATE_KEY"],
        "apiv3_key": environ["WECHATPAY_API_KEY"],
        "public_key": environ["WECHATPAY_PUBLIC_KEY"],
        "public_key_id": environ["WECHATPAY_PUBLIC_KEY_ID"],
    }


def _checked(answer: tuple[int, str]) -> str:
    status, text = answer
    if status != 200:
        raise RuntimeError(f"{status}: {text}")
    return text


@contextmanager
def sync(stage: Stage, base_url: str) -> Generator[Call]:
    """Its generic request; it keeps nothing open between calls."""
    core = cast(_Core, import_module("wechatpayv3.core").Core(**arguments(stage.environ["partner"])))
    core._gate_way = base_url  # pyright: ignore[reportPrivateUsage]  # it has no public way
    post, data, path = import_module("wechatpayv3.type").RequestType.POST, stage.body, PATHS["partner"]
    yield lambda: _checked(core.request(path, method=post, data=data))


@asynccontextmanager
async def asynchronous(stage: Stage, base_url: str) -> AsyncGenerator[AsyncCall]:
    """Its generic request over the one client it keeps."""
    made = import_module("wechatpayv3.async_.core").AsyncCore(**arguments(stage.environ["partner"]))
    post, data, path = import_module("wechatpayv3.async_.type").RequestType.POST, stage.body, PATHS["partner"]
    async with cast("AbstractAsyncContextManager[_AsyncCore]", made) as core:
        core._gate_way = base_url  # pyright: ignore[reportPrivateUsage]  # it has no public way

        async def call() -> object:
            return _checked(await core.request(path, method=post, data=data))

        yield call
