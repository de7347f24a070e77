"""What one call may cost, in things that can be counted: never in time."""

import asyncio
import json
import os
import ssl
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.auth import support as auth
from tests.runtime.loopback import Loopback
from tests.runtime.sending import CONFIG
from tests.runtime.support import partner_credentials
from tests.speed.counting import answer_content, answering, body, by_hand, calls
from tests.speed.wire import Exchange, Wire
from wechatpay_auth import KeyRing, PartnerCredentials, Signer
from wechatpay_product_coupon import AsyncPartnerClient, PartnerClient, models
from wechatpay_runtime import _json


@pytest.fixture
def server() -> Iterator[Loopback]:
    content = answer_content()
    with Loopback() as server:
        answer = answering(content)(httpx.Request("GET", "http://127.0.0.1"))
        server.steps = [httpx.Response(200, headers=answer.headers, content=content)]
        yield server


def mock(**options: Any) -> PartnerClient:
    transport = httpx.MockTransport(answering(answer_content()))
    return PartnerClient(**{"credentials": partner_credentials(), "transport": transport} | options)


@pytest.mark.parametrize("libraries", ["orjson if installed", "standard library"])
def test_function_calls(libraries: str, server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """At most four fifths of the same call written by hand: with models, and dates checked."""
    if libraries == "standard library":
        monkeypatch.setattr(_json, "orjson", lambda: None)
    document = body()
    request = models.PartnerCreateProductCouponRequest.from_dict(document)
    with httpx.Client(base_url=server.url) as http, PartnerClient(partner_credentials(), base_url=server.url) as client:
        assert client.product_coupons.create(request).to_dict() == by_hand(http, document)
        hand = calls(lambda: by_hand(http, document))
        made = calls(lambda: client.product_coupons.create(request))
    assert made <= 0.8 * hand, f"{made:.0f} calls against {hand:.0f} by hand"


def test_connections(server: Loopback) -> None:
    """Calls one after the other share one."""
    with PartnerClient(partner_credentials(), base_url=server.url) as client:
        for _ in range(50):
            client.product_coupons.create(body())
    assert server.connections == 1


class CountingKey:
    """Both halves of RSA, counted."""

    def __init__(self, counted: Counter[str]) -> None:
        self._counted = counted
        self._own = auth.private_key("merchant_partner")
        self._other = auth.private_key("wechatpay_pubkey_partner").public_key()

    def sign(self, message: bytes, /) -> bytes:
        from wechatpay_auth._signer import RSASigner

        self._counted["sign"] += 1
        return RSASigner(self._own).sign(message)

    def verify(self, *arguments: Any) -> None:
        self._counted["verify"] += 1
        self._other.verify(*arguments)


def counting_credentials(counted: Counter[str]) -> PartnerCredentials:
    key: Any = CountingKey(counted)
    key_id = auth.WECHATPAY_PARTNER["public_key_id"]
    signer: Signer = key
    return PartnerCredentials(
        mchid=auth.KEYS["mchid"],
        serial_no=auth.PARTNER["serial_no"],
        private_key=signer,
        keys=KeyRing({key_id: key}, announced=key_id),
    )


def test_rsa_operations() -> None:
    """One signature made, one verified."""
    counted: Counter[str] = Counter()
    with mock(credentials=counting_credentials(counted)) as client:
        client.product_coupons.create(body())
    assert counted == {"sign": 1, "verify": 1}


def test_key_loads_and_tls_contexts(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """None after construction; and a second client, sync or async, needs no context of its own."""
    counted: Counter[str] = Counter()

    async def use() -> None:
        async with AsyncPartnerClient(partner_credentials(), base_url=server.url) as client:
            await client.product_coupons.create(body())

    PartnerClient(partner_credentials()).close()
    asyncio.run(use())

    def count(module: Any, name: str) -> None:
        original = getattr(module, name)

        def counting(*arguments: Any, **options: Any) -> Any:
            counted[name] += 1
            return original(*arguments, **options)

        monkeypatch.setattr(module, name, counting)

    from wechatpay_auth import _keys

    for name in ("load_der_private_key", "load_der_public_key"):
        count(_keys, name)
    count(ssl, "create_default_context")
    with PartnerClient(partner_credentials(), base_url=server.url) as client:
        client.product_coupons.create(body())
    asyncio.run(use())
    assert not counted


@pytest.mark.parametrize("fast", [True, False], ids=["orjson", "standard library"])
def test_json(fast: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written once, read once."""
    counted: Counter[str] = Counter()

    def counting(name: str, function: Any) -> Any:
        def count(*arguments: Any) -> Any:
            counted[name] += 1
            return function(*arguments)

        return count

    library: Any = None
    if fast:
        orjson: Any = pytest.importorskip("orjson", reason="needs the extra `fast`")

        class library:  # in place of the module
            dumps = staticmethod(counting("encode", orjson.dumps))
            loads = staticmethod(counting("decode", orjson.loads))
            OPT_PASSTHROUGH_DATACLASS = orjson.OPT_PASSTHROUGH_DATACLASS
            OPT_PASSTHROUGH_DATETIME = orjson.OPT_PASSTHROUGH_DATETIME
            OPT_PASSTHROUGH_SUBCLASS = orjson.OPT_PASSTHROUGH_SUBCLASS

    with mock() as client:
        monkeypatch.setattr(_json, "orjson", lambda: library)
        monkeypatch.setattr(_json, "_encode", counting("encode", _json._encode))
        monkeypatch.setattr(_json, "_decode", counting("decode", _json._decode))
        monkeypatch.setattr(json, "dumps", counting("elsewhere", json.dumps))
        monkeypatch.setattr(json, "loads", counting("elsewhere", json.loads))
        client.product_coupons.create(body())
    assert counted == {"encode": 1, "decode": 1}


def modules_after(code: str) -> list[str]:
    """What a fresh process has loaded that was not there before."""
    script = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_modules_of_the_import() -> None:
    """The import of the package loads itself; httpx and the rest come with the first name that needs them."""
    loaded = modules_after("import wechatpay_product_coupon")
    assert [name for name in loaded if "." not in name and "wechatpay" in name] == ["wechatpay_product_coupon"]
    assert not {"httpx", "attr", "cryptography", "asyncio", "json"} & set(loaded)
    assert len(loaded) <= 40, loaded


def test_modules_of_the_clients() -> None:
    """The clients load no model, no resource, no extra, no asyncio."""
    loaded = modules_after("from wechatpay_product_coupon import AsyncBrandClient, BrandClient")
    extras = {
        "orjson",
        "aiohttp",
        "yarl",
        "redis",
        "jsonschema_rs",
        "wechatpay_mock",
        "starlette",
        "asyncio",
        "sniffio",
        "attr",
    }
    assert not [name for name in loaded if ".models." in name or ".api." in name or name.split(".")[0] in extras]
    own = [name for name in loaded if name.startswith("wechatpay_")]
    assert len(own) <= 58, own
    assert "wechatpay_runtime._redis" not in own
    assert "wechatpay_auth._throwaway" not in own


def test_modules_of_an_operation() -> None:
    """One operation loads the operations of its resource, and the models in its request and answer."""
    code = """
import httpx
from tests.runtime.support import partner
from tests.runtime.sending import CONFIG
from tests.runtime.support import signed_json
client = partner(lambda request: signed_json(CONFIG))
before = set(sys.modules)
client.notify_config.get()
"""
    loaded = modules_after(code)
    ours = [name for name in loaded if name.startswith("wechatpay_product_coupon.")]
    assert [n for n in ours if ".models." in n] == ["wechatpay_product_coupon.models.notify_config_setting"]
    assert len(ours) <= 6, ours


def test_nothing_is_compiled_for_the_first_call() -> None:
    """Models are walked until they are used often: code made for each of them is what made a cold start slow."""
    code = """
import sys
from tests.runtime.support import partner, signed_json
from tests.runtime.sending import CONFIG
from tests.speed.counting import body
client = partner(lambda request: signed_json(CONFIG))
made = []
sys.addaudithook(lambda event, arguments: event == "compile" and made.append(str(arguments[1])))
client.notify_config.get()
from wechatpay_product_coupon import models
request = models.PartnerCreateProductCouponRequest.from_dict(body())
assert models.PartnerCreateProductCouponRequest.decode(request.to_dict()) == request
assert not [name for name in made if " of " in name], made
for _ in range(20):
    client.notify_config.get()
assert [name for name in made if " of " in name] == ["<decode of NotifyConfigSetting>"], made
"""
    modules_after(code)


def test_function_calls_of_a_second_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not depend on the client is not worked out again: at most two of httpx's, and a look at the names
    in the environment."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    credentials = partner_credentials()
    context = ssl.create_default_context()
    bare = calls(lambda: httpx.Client(verify=context, trust_env=False).close())
    made = calls(lambda: PartnerClient(credentials).close())
    names = len(os.environ)
    assert made - 6 * names <= 2 * bare, f"{made:.0f} calls, {bare:.0f} of httpx, {names} variables"


def test_failing_imports_of_async_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """None: httpcore finds what it looks for, which is what sniffio is a dependency for."""
    monkeypatch.setitem(sys.modules, "wechatpay_runtime._aiohttp", None)
    missed: list[str] = []

    class Last:
        """Asked when nobody else has found a module."""

        @staticmethod
        def find_spec(name: str, path: object = None, target: object = None) -> None:
            missed.append(name)

    content = httpx.Response(200, json=CONFIG).content

    async def good(exchange: Exchange) -> None:
        await exchange.answer(content)

    async def main() -> None:
        async with Wire(good) as wire, AsyncPartnerClient(partner_credentials(), base_url=wire.url) as client:
            await client.notify_config.get()
            finder: Any = Last()
            sys.meta_path.append(finder)
            try:
                await asyncio.gather(*(client.notify_config.get() for _ in range(32)))
                await client.notify_config.get()
            finally:
                sys.meta_path.remove(finder)

    asyncio.run(main())
    assert missed == []


def test_an_async_call_does_not_cost_more_with_more_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Idle connections are not asked one by one: that is what the transport of the SDK is for."""
    monkeypatch.setitem(sys.modules, "wechatpay_runtime._aiohttp", None)
    content = httpx.Response(200, json=CONFIG).content

    async def good(exchange: Exchange) -> None:
        await exchange.answer(content)

    async def main() -> tuple[float, float]:
        import cProfile
        import pstats

        async with Wire(good) as wire, AsyncPartnerClient(partner_credentials(), base_url=wire.url) as client:

            async def cost() -> float:
                await client.notify_config.get()
                transport = client._caller.http._transport
                request = httpx.Request("GET", wire.url, extensions={"timeout": {}})
                profile = cProfile.Profile()
                profile.enable()
                response = await transport.handle_async_request(request)
                profile.disable()
                await response.aread()
                await response.aclose()
                return float(vars(pstats.Stats(profile))["total_calls"])

            alone = min([await cost() for _ in range(5)])
            await asyncio.gather(*(client.notify_config.get() for _ in range(60)))
            return alone, min([await cost() for _ in range(5)])

    alone, among_many = asyncio.run(main())
    assert among_many <= 1.1 * alone
