"""Switching WeChat Pay's keys while requests run: announce, replace, go back, ask a function."""

import asyncio
import copy
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.auth.platform import NEW, OLD, WeChatPay, issue
from tests.auth.support import (
    KEYS,
    NOW,
    PARTNER,
    WECHATPAY_BRAND,
    WECHATPAY_PARTNER,
    async_client,
    brand,
    fixed_auth,
    partner,
    private_key,
    signed_answer,
    sync_client,
)
from wechatpay_auth import (
    BrandCredentials,
    CredentialsError,
    KeyRing,
    KeyStore,
    PartnerCredentials,
    Scheme,
    SignedRequest,
    UnknownKey,
    WechatPayAuth,
)

KEY_ID: str = WECHATPAY_PARTNER["public_key_id"]
BRAND_KEY_ID: str = WECHATPAY_BRAND["public_key_id"]
PUBLIC_KEY = private_key("wechatpay_pubkey_partner").public_key()
BOTH = KeyRing.load(public_keys={KEY_ID: PUBLIC_KEY}, platform_certificates=[NEW.pem])


def served_by(credentials: PartnerCredentials, server: Callable[[httpx.Request], httpx.Response]) -> httpx.Client:
    return sync_client(server, fixed_auth(credentials))


def test_switch_from_certificate_to_public_key_and_back() -> None:
    """With both kinds loaded, the announced key decides which one signs, and a rollback returns to the other."""
    credentials = partner(public_key_id=None, public_key=None, platform_certificates=(), keys=BOTH)
    server = WeChatPay(signing=NEW)
    serials: list[str] = []
    with served_by(credentials, server) as client:
        serials.append(client.get("/v3/x").headers["Wechatpay-Serial"])
        credentials.key_store.announce(KEY_ID)
        serials.append(client.get("/v3/x").headers["Wechatpay-Serial"])
        credentials.key_store.rollback()
        serials.append(client.get("/v3/x").headers["Wechatpay-Serial"])

    assert serials == [NEW.serial, KEY_ID, NEW.serial]
    assert [request.headers.get("Wechatpay-Serial") for request in server.calls] == [None, KEY_ID, None]
    assert server.downloads == []


@pytest.mark.parametrize("signing", ["public key", "certificate"])
def test_both_kinds_verify_whatever_is_announced(signing: str) -> None:
    """While switching, an answer or callback of either kind verifies by the serial it names."""
    credentials = partner(public_key_id=None, public_key=None, platform_certificates=(), keys=BOTH.announcing(KEY_ID))
    answer = signed_answer() if signing == "public key" else NEW.sign(b"{}")

    with served_by(credentials, lambda _: answer) as client:
        assert client.get("/v3/x").is_success


def test_replaced_keys() -> None:
    """A new certificate is taken in while running, the old one taken out, and both steps can be undone."""
    store = partner(platform_certificates=[OLD.pem]).key_store
    store.replace(store.ring.merged(KeyRing.load(platform_certificates=[NEW.pem])))
    assert store.ring.ids == (OLD.serial, KEY_ID, NEW.serial)
    store.replace(store.ring.without(OLD.serial))
    assert store.ring.ids == (KEY_ID, NEW.serial)
    store.rollback()
    assert store.ring.ids == (OLD.serial, KEY_ID, NEW.serial)
    store.rollback()
    assert store.ring.ids == (OLD.serial, KEY_ID)
    with pytest.raises(CredentialsError, match="no earlier set to go back to"):
        store.rollback()


def test_eight_steps_are_remembered() -> None:
    """Of many replacements the last eight can be undone."""
    store = KeyStore(KeyRing({"0": PUBLIC_KEY}))
    for number in range(1, 21):
        store.replace(KeyRing({str(number): PUBLIC_KEY}))
    for number in range(19, 11, -1):
        store.rollback()
        assert store.ring.ids == (str(number),)
    with pytest.raises(CredentialsError):
        store.rollback()


def test_refused_switch_changes_nothing() -> None:
    """A key that is not held cannot be announced, and nothing changes."""
    credentials = partner()
    ring = credentials.keys
    with pytest.raises(CredentialsError, match="'announced' is not among"):
        credentials.key_store.announce("PUB_KEY_ID_0")

    assert ring is credentials.keys
    with pytest.raises(CredentialsError, match="no earlier set"):
        credentials.key_store.rollback()


def test_brand_has_to_announce() -> None:
    """A brand sends Wechatpay-Serial with every request, so no ring without an announced key gets in."""
    credentials = brand()
    silent = KeyRing({BRAND_KEY_ID: PUBLIC_KEY})
    for change in (lambda: credentials.key_store.announce(None), lambda: credentials.key_store.replace(silent)):
        with pytest.raises(CredentialsError, match="brands have to announce theirs"):
            change()
    with pytest.raises(CredentialsError, match="brands have to announce theirs"):
        brand(public_key_id=None, public_key=None, keys=silent)

    assert credentials.keys.announced == BRAND_KEY_ID


def test_answer_on_its_way_survives_a_switch() -> None:
    """An answer to a request that was signed before the keys were replaced is still verified."""
    credentials = partner(platform_certificates=())

    def server(request: httpx.Request) -> httpx.Response:
        credentials.key_store.replace(KeyRing.load(platform_certificates=[NEW.pem]))
        return signed_answer()

    with served_by(credentials, server) as client:
        assert client.get("/v3/x").is_success
        with pytest.raises(UnknownKey):
            client.get("/v3/x")


def test_answer_signed_with_a_key_that_just_came() -> None:
    """A key that came in while a request was on its way verifies the answer."""
    credentials = partner(platform_certificates=())

    def server(request: httpx.Request) -> httpx.Response:
        credentials.key_store.replace(credentials.keys.merged(KeyRing.load(platform_certificates=[NEW.pem])))
        return NEW.sign(b"{}")

    with served_by(credentials, server) as client:
        assert client.get("/v3/x").is_success


def test_retry_announces_the_key_in_use() -> None:
    """The same request sent again after a switch announces the new key, not the one of its first attempt."""
    credentials = partner(public_key_id=None, public_key=None, platform_certificates=(), keys=BOTH.announcing(KEY_ID))
    server = WeChatPay(signing=NEW)
    with served_by(credentials, server) as client:
        request = client.build_request("GET", "/v3/x")
        client.send(request)
        assert request.headers["Wechatpay-Serial"] == KEY_ID
        credentials.key_store.announce(None)
        client.send(request)
        assert "Wechatpay-Serial" not in request.headers


def test_caller_s_serial_survives_a_retry() -> None:
    """A Wechatpay-Serial of the caller's, as for encrypted fields, is sent with every attempt."""
    credentials = partner(public_key_id=None, public_key=None, platform_certificates=(), keys=BOTH)
    with served_by(credentials, lambda _: NEW.sign(b"{}")) as client:
        request = client.build_request("GET", "/v3/x", headers={"Wechatpay-Serial": NEW.serial})
        for _ in range(2):
            client.send(request)
            assert NEW.serial == request.headers["Wechatpay-Serial"]
            signed = request.extensions["wechatpay_signed"]
            assert isinstance(signed, SignedRequest)
            assert signed.announced is None


def test_readers_see_whole_sets_only() -> None:
    """While one thread switches between two sets, others see one of them, never a mixture."""
    sets = [KeyRing({"A": PUBLIC_KEY}, announced="A"), KeyRing({"B": PUBLIC_KEY}, announced="B")]
    store = KeyStore(sets[0])
    stop = threading.Event()

    def read() -> bool:
        whole = True
        while not stop.is_set():
            ring = store.ring
            whole = whole and ring.announced in ring
        return whole

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        for number in range(2000):
            store.replace(sets[number % 2])
        stop.set()

    assert all(reader.result() for reader in readers)


def test_switch_under_load() -> None:
    """Calls of many threads all succeed while keys are announced and withdrawn."""
    credentials = partner(public_key_id=None, public_key=None, platform_certificates=(), keys=BOTH)
    with served_by(credentials, WeChatPay(signing=NEW)) as client, ThreadPoolExecutor(8) as pool:
        calls = [pool.submit(client.get, "/v3/x") for _ in range(100)]
        for _ in range(50):
            credentials.key_store.announce(KEY_ID)
            credentials.key_store.rollback()

    assert all(call.result().is_success for call in calls)


def test_merchants_and_brands_side_by_side() -> None:
    """Several parties in one process have keys of their own: a switch of one leaves the others alone."""
    first, second, third = partner(), partner(), brand()
    rings = second.keys, third.keys
    first.key_store.replace(KeyRing.load(platform_certificates=[NEW.pem]))

    assert rings == (second.keys, third.keys)
    assert first.keys.ids == (NEW.serial,)
    answers: dict[Scheme, httpx.Response] = {scheme: signed_answer(scheme=scheme) for scheme in Scheme}
    for credentials, answer in ((second, answers[Scheme.PARTNER]), (third, answers[Scheme.BRAND])):
        with sync_client(lambda _, answer=answer: answer, fixed_auth(credentials)) as client:
            assert client.get("/x").is_success
    with served_by(first, lambda _: signed_answer()) as client, pytest.raises(UnknownKey):
        client.get("/x")


class Vault:
    """Gives key rings one after another, as a vault does after a rotation."""

    def __init__(self, *rings: Any) -> None:
        self.rings: Iterator[Any] = iter(rings)
        self.current = next(self.rings)
        self.calls = 0

    def turn(self) -> None:
        self.current = next(self.rings)

    def __call__(self) -> KeyRing:
        self.calls += 1
        ring: KeyRing = self.current
        return ring


def from_vault(vault: Vault) -> PartnerCredentials:
    return partner(public_key_id=None, public_key=None, platform_certificates=(), keys=vault)


def test_keys_from_a_function() -> None:
    """Keys may come from a function, which is asked for each call and whose rotation counts at once."""
    vault = Vault(KeyRing.load(platform_certificates=[OLD.pem]), BOTH.announcing(KEY_ID))
    credentials = from_vault(vault)
    assert vault.calls == 0
    server = WeChatPay(signing=OLD)
    with served_by(credentials, server) as client:
        client.get("/v3/x")
        assert vault.calls == 2
        vault.turn()
        client.get("/v3/x")

    assert [request.headers.get("Wechatpay-Serial") for request in server.calls] == [None, KEY_ID]


def test_keys_from_a_function_async() -> None:
    """A function serves asynchronous clients as well."""
    credentials = from_vault(Vault(BOTH.announcing(KEY_ID)))

    async def call() -> httpx.Response:
        async with async_client(WeChatPay(), fixed_auth(credentials)) as client:
            return await client.get("/v3/x")

    assert asyncio.run(call()).is_success


def test_failing_function() -> None:
    """What the function raises ends the call before anything is sent."""

    def vault() -> KeyRing:
        raise TimeoutError("vault")

    credentials = partner(public_key_id=None, public_key=None, platform_certificates=(), keys=vault)
    server = WeChatPay()
    with served_by(credentials, server) as client, pytest.raises(TimeoutError, match="vault"):
        client.get("/v3/x")

    assert server.calls == []
    assert "keys=<function>" in repr(credentials)
    assert repr(credentials.key_store) == "KeyStore(<function>)"


def test_function_that_gives_something_else() -> None:
    """A function that gives no ring is refused when it is asked."""
    credentials = from_vault(Vault({"A": PUBLIC_KEY}))

    with pytest.raises(CredentialsError, match="'keys' gave something that is no KeyRing"):
        credentials.keys.get("A")


def test_brand_s_function_has_to_announce() -> None:
    """A brand's function has to give rings that announce a key."""
    credentials = brand(public_key_id=None, public_key=None, keys=Vault(BOTH))

    with pytest.raises(CredentialsError, match="brands have to announce theirs"):
        credentials.keys.get(KEY_ID)


def test_function_decides_what_is_announced() -> None:
    """With a function, announcing is its business; replacing it can be undone."""
    store = from_vault(Vault(BOTH)).key_store
    with pytest.raises(CredentialsError, match="'keys' is a function of yours"):
        store.announce(KEY_ID)
    store.replace(BOTH)
    store.announce(KEY_ID)
    assert store.ring.announced == KEY_ID
    assert store.given is not None
    store.rollback()
    store.rollback()
    assert store.given is None
    assert store.ring is BOTH


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"keys": BOTH}, "'keys' is given beside 'public_key' or 'platform_certificates'"),
        ({"keys": BOTH, "public_key_id": None, "public_key": None}, "'keys' is given beside"),
        ({"keys": "PEM", "public_key_id": None, "public_key": None, "platform_certificates": ()}, "'keys' is neither"),
        (
            {
                "keys": KeyRing.load(public_keys={KEY_ID: PARTNER["public_key_pem"]}),
                "public_key_id": None,
                "public_key": None,
                "platform_certificates": (),
            },
            "'keys' is your own",
        ),
    ],
)
def test_unusable_keys(changes: dict[str, Any], fault: str) -> None:
    """Keys that are given twice, are no keys, or are the caller's own are refused."""
    with pytest.raises(CredentialsError, match=fault) as caught:
        partner(**changes)

    assert caught.value.names[0] == "keys"


def test_brand_without_keys() -> None:
    """A brand without any key of WeChat Pay's is told what to give."""
    arguments: dict[str, Any] = {"serial_no": "0A", "private_key": private_key("merchant_brand")}
    with pytest.raises(CredentialsError, match="'public_key' is missing: give WeChat Pay's public key with its id;"):
        BrandCredentials(brand_id=KEYS["brand_id"], **arguments)


@pytest.mark.parametrize("twin_of", [copy.copy, copy.deepcopy])
def test_copies_are_switched_together(twin_of: Callable[[Any], Any]) -> None:
    """Copied credentials are the same party: a switch reaches both."""
    credentials = partner()
    twin = twin_of(credentials)
    credentials.key_store.announce(None)

    assert twin.keys.announced is None


def test_expired_certificate_is_not_believed() -> None:
    """An answer signed by a certificate after its end is refused."""
    ended = issue(0x72, expires=NOW - 301)
    credentials = partner(platform_certificates=[ended.pem])
    with served_by(credentials, lambda _: ended.sign(b"{}")) as client, pytest.raises(UnknownKey, match="expired at"):
        client.get("/v3/x")
    auth = WechatPayAuth(credentials, clock=lambda: NOW - 3)
    with sync_client(lambda _: ended.sign(b"{}"), auth) as client:
        assert client.get("/v3/x").is_success


def test_repr_shows_ids_only() -> None:
    """A printed store shows ids."""
    assert repr(KeyStore(KeyRing({"A": PUBLIC_KEY}))) == "KeyStore(KeyRing(ids=['A'], announced=None))"
