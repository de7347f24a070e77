"""Platform certificates that are downloaded within the calls that need them; test_stampede.py adds the crowds."""

import asyncio
import copy
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.auth.platform import (
    DAY,
    NEW,
    OLD,
    WeChatPay,
    certificates_body,
    downloading,
    issue,
    switching,
)
from tests.auth.support import (
    KEYS,
    NOW,
    PARTNER,
    WECHATPAY_PARTNER,
    async_client,
    brand,
    partner,
    sync_client,
    vectors,
)
from wechatpay_auth import (
    CertificateDownload,
    CertificatesUnavailable,
    Credentials,
    CredentialsError,
    InvalidSignature,
    KeyRing,
    PartnerCredentials,
    Scheme,
    SchemeMismatch,
    SignatureExpired,
    UnknownKey,
    WechatPayAuth,
    encrypt_sensitive,
)

NOT_EXISTS = vectors("certificates_download")["negative"]["no_certificate_404"]
KEY_ID: str = WECHATPAY_PARTNER["public_key_id"]
HOUR = 3600


def call_sync(credentials: Credentials, server: WeChatPay, url: str = "/v3/x", **options: Any) -> httpx.Response:
    with sync_client(server, WechatPayAuth(credentials, clock=server.clock)) as client:
        return client.request("GET", url, **options)


def call_async(credentials: Credentials, server: WeChatPay, url: str = "/v3/x", **options: Any) -> httpx.Response:
    async def run() -> httpx.Response:
        async with async_client(server, WechatPayAuth(credentials, clock=server.clock)) as client:
            return await client.request("GET", url, **options)

    return asyncio.run(run())


both = pytest.mark.parametrize("call", [pytest.param(call_sync, id="sync"), pytest.param(call_async, id="async")])
Call = Callable[..., httpx.Response]


def refusing(status: int, body: bytes = b"") -> Callable[[httpx.Request], httpx.Response]:
    return lambda request: httpx.Response(status, content=body, headers={"Request-ID": "08D1-0"})


def unreachable(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("no route", request=request)


@both
def test_first_call_downloads_first(call: Call) -> None:
    """Without any key the certificates are downloaded before the request, which then is sent once and verified."""
    credentials, server = downloading(), WeChatPay()
    assert len(credentials.keys) == 0
    answer = call(credentials, server)

    assert answer.json() == {"ok": True}
    assert answer.history == []
    assert answer.request.url.path == "/v3/x"
    assert (len(server.downloads), len(server.calls)) == (1, 1)
    assert credentials.keys.ids == (NEW.serial,)
    assert credentials.keys.announced is None


@both
def test_certificates_in_use_are_not_downloaded_again(call: Call) -> None:
    """Within an hour the certificates are not asked for again, and then they are."""
    credentials, server = downloading(), WeChatPay()
    for now, downloads in ((NOW, 1), (NOW + 1, 1), (NOW + HOUR - 1, 1), (NOW + HOUR, 2), (NOW + HOUR + 1, 2)):
        server.now = now
        call(credentials, server)
        assert downloads == len(server.downloads)


def test_other_interval() -> None:
    """The interval can be chosen."""
    server = WeChatPay()
    credentials = downloading(platform_certificates=CertificateDownload(refresh_seconds=60))
    for server.now in (NOW, NOW + 59, NOW + 60):
        call_sync(credentials, server)

    assert len(server.downloads) == 2


@pytest.mark.parametrize("seconds", [0, -1, 12 * HOUR, float("nan"), float("inf")])
def test_interval_keeps_to_the_rules(seconds: float) -> None:
    """WeChat Pay wants certificates asked for at least every 12 hours."""
    with pytest.raises(CredentialsError, match="'refresh_seconds' is not between 0 and 43200"):
        CertificateDownload(refresh_seconds=seconds)


def test_clock_that_was_put_back() -> None:
    """A clock that was put back does not stop downloads."""
    server = WeChatPay(listed=(issue(0x80, effective=NOW - 9 * DAY),))
    server.signing = server.listed[0]
    credentials = downloading()
    call_sync(credentials, server)
    server.now = NOW - 2 * DAY
    call_sync(credentials, server)

    assert len(server.downloads) == 2


def test_request_for_certificates() -> None:
    """The download goes to the host of the call with its patience and name, is signed, and asks for JSON."""
    server = WeChatPay()
    auth = WechatPayAuth(downloading(), clock=server.clock)
    with httpx.Client(
        base_url="https://api2.mch.weixin.qq.com",
        auth=auth,
        transport=httpx.MockTransport(server),
        timeout=httpx.Timeout(3, connect=2),
        headers={"User-Agent": "shop/1", "X-Private": "1"},
    ) as client:
        client.post("/v3/x?q=1#f", json={"a": 1})
    (download,) = server.downloads

    assert str(download.url) == "https://api2.mch.weixin.qq.com/v3/certificates"
    assert (download.method, download.content) == ("GET", b"")
    assert (download.headers["User-Agent"], download.headers["Accept"]) == ("shop/1", "application/json")
    assert "X-Private" not in download.headers
    assert download.extensions["timeout"] == {"connect": 2, "read": 3, "write": 3, "pool": 3}


@both
def test_merchant_without_certificates(call: Call) -> None:
    """A merchant that has a public key only is told to configure it, and nothing is sent."""
    server = WeChatPay(on_download=refusing(404, NOT_EXISTS["body"].encode()))

    with pytest.raises(CertificatesUnavailable, match="set 'public_key' and 'public_key_id'") as caught:
        call(downloading(), server)
    assert (caught.value.status_code, caught.value.code) == (404, "RESOURCE_NOT_EXISTS")
    assert caught.value.request_id == "08D1-0"
    assert not caught.value.retryable
    assert server.calls == []


@both
def test_first_download_gets_no_answer(call: Call) -> None:
    """If the first download gets no answer, the client's own error comes, and nothing was sent."""
    server = WeChatPay(on_download=unreachable)

    with pytest.raises(httpx.ConnectError):
        call(downloading(), server)
    assert server.calls == []


@both
def test_failure_is_not_remembered(call: Call) -> None:
    """After a failed first download the next call tries again at once."""
    credentials, server = downloading(), WeChatPay(on_download=refusing(500))
    with pytest.raises(CertificatesUnavailable, match="HTTP 500"):
        call(credentials, server)
    server.on_download = lambda request: None
    assert call(credentials, server).is_success


@both
@pytest.mark.parametrize("failure", [refusing(500, b"{}"), refusing(404, b"{}"), refusing(200, b"{}")])
def test_failed_refresh_keeps_the_old_ones(call: Call, failure: Any, caplog: pytest.LogCaptureFixture) -> None:
    """A refresh that fails is logged; the call goes on with the keys held, and a minute later it is tried again."""
    credentials, server = downloading(), WeChatPay()
    call(credentials, server)
    server.on_download = failure
    for server.now, downloads in ((NOW + HOUR, 2), (NOW + HOUR + 59, 2), (NOW + HOUR + 60, 3)):
        assert call(credentials, server).is_success
        assert downloads == len(server.downloads)
    assert "those held stay in use" in caplog.text
    server.on_download = lambda request: None
    server.now = NOW + 2 * HOUR
    call(credentials, server)
    assert credentials.certificates is not None
    assert server.now == credentials.certificates.fetched_at


@both
def test_refresh_gets_no_answer(call: Call) -> None:
    """If a refresh gets no answer that call fails unsent, and the next one goes on with the keys held."""
    credentials, server = downloading(), WeChatPay()
    call(credentials, server)
    server.on_download = unreachable
    server.now += HOUR
    with pytest.raises(httpx.ConnectError):
        call(credentials, server)
    assert len(server.calls) == 1
    server.now += 1
    assert call(credentials, server).is_success
    assert len(server.downloads) == 2


@both
def test_all_certificates_expired(call: Call) -> None:
    """Certificates past their end are downloaded anew before anything is sent, however fresh they are."""
    ending = issue(0x81, expires=NOW + 100)
    credentials, server = downloading(), WeChatPay(signing=ending, listed=(ending,))
    call(credentials, server)
    server.now, server.signing, server.listed = NOW + 401, NEW, (NEW,)

    assert call(credentials, server).is_success
    assert len(server.downloads) == 2


@both
def test_rotation(call: Call) -> None:
    """During a rotation answers of both certificates verify, the new one encrypts, and the old one ends."""
    old = issue(0x82, key="platform_cert_old", effective=NOW - 1800 * DAY, expires=NOW + DAY)
    credentials, server = downloading(), WeChatPay(signing=old, listed=(old, NEW))
    for server.signing in (old, NEW, old, NEW):
        assert call(credentials, server).is_success
    assert len(server.downloads) == 1
    assert encrypt_sensitive(credentials.keys, "x", now=NOW).serial == NEW.serial

    server.now, server.signing = NOW + DAY + 301, old
    with pytest.raises(UnknownKey, match="expired"):
        call(credentials, server)


@both
def test_answer_names_an_unknown_certificate(call: Call) -> None:
    """An answer by a certificate that is not held is verified after a download, and nothing is sent twice."""
    credentials, server = downloading(), WeChatPay(signing=OLD, listed=(OLD,))
    call(credentials, server)
    server.now, server.signing, server.listed = NOW + 61, NEW, (OLD, NEW)
    answer = call(credentials, server)

    assert answer.json() == {"ok": True}
    assert NEW.serial == answer.headers["Wechatpay-Serial"]
    assert answer.request.url.path == "/v3/x"
    assert answer.history == []
    assert (len(server.downloads), len(server.calls)) == (2, 2)
    assert credentials.keys.ids == (OLD.serial, NEW.serial)


@both
def test_unknown_certificate_stays_unknown(call: Call) -> None:
    """If a download does not bring the certificate the answer is rejected, and downloads stay a minute apart."""
    credentials, server = downloading(), WeChatPay(signing=OLD, listed=(OLD,))
    call(credentials, server)
    server.on_download = lambda request: OLD.sign(certificates_body(OLD), timestamp=int(server.now))
    server.signing = NEW
    for server.now, downloads in ((NOW + 59, 1), (NOW + 60, 2), (NOW + 61, 2), (NOW + 119, 2), (NOW + 120, 3)):
        with pytest.raises(UnknownKey, match="not held") as caught:
            call(credentials, server)
        assert (200, NEW.serial) == (caught.value.status_code, caught.value.serial)
        assert "UNKNOWN" in str(caught.value)
        assert downloads == len(server.downloads)


@both
@pytest.mark.parametrize("failure", [unreachable, refusing(500)])
def test_download_after_an_answer_fails(call: Call, failure: Any) -> None:
    """A request that was answered never ends as one that was not sent, whatever becomes of the download."""
    credentials, server = downloading(), WeChatPay(signing=OLD, listed=(OLD,))
    call(credentials, server)
    server.now, server.signing, server.on_download = NOW + 61, NEW, failure
    with pytest.raises(UnknownKey, match="It could not be downloaded") as caught:
        call(credentials, server)

    assert caught.value.status_code == 200
    assert caught.value.request_id == "08F5A1-0"
    assert isinstance(caught.value.__cause__, (httpx.HTTPError, CertificatesUnavailable))
    assert len(server.calls) == 2


@both
def test_download_after_an_answer_breaks_off(call: Call) -> None:
    """Also if the download breaks off while it is read, the answer that came is what the error is about."""

    class Broken(httpx.SyncByteStream, httpx.AsyncByteStream):
        def __iter__(self) -> Any:
            raise httpx.ReadError("reset")

        def __aiter__(self) -> Any:
            raise httpx.ReadError("reset")

    credentials, server = switching(), WeChatPay(on_download=lambda request: httpx.Response(200, stream=Broken()))
    server.answer = lambda request, body: NEW.sign(body)  # type: ignore[method-assign]
    with pytest.raises(UnknownKey) as caught:
        call(credentials, server)

    assert isinstance(caught.value.__cause__, httpx.ReadError)


def test_cancelled_while_downloading_after_an_answer() -> None:
    """A task that is cancelled during the download stays cancelled."""
    credentials, server = switching(), WeChatPay()
    reached = asyncio.Event()

    async def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v3/certificates":
            reached.set()
            await asyncio.Event().wait()
        return NEW.sign(b"{}")

    async def run() -> None:
        auth = WechatPayAuth(credentials, clock=server.clock)
        async with httpx.AsyncClient(auth=auth, transport=httpx.MockTransport(handler)) as client:
            task = asyncio.create_task(client.get("https://host/v3/x"))
            await reached.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(run())


def test_streamed_answer_by_an_unknown_certificate() -> None:
    """Also an answer that is streamed is the one of the request, not of the download."""
    server = WeChatPay()
    server.answer = lambda request, body: NEW.sign(body)  # type: ignore[method-assign]
    auth = WechatPayAuth(switching(), clock=server.clock)
    with sync_client(server, auth) as client, client.stream("GET", "/v3/x") as answer:
        assert b"".join(answer.iter_bytes()) == b'{"ok":true}'
        assert answer.json() == {"ok": True}

    async def run() -> None:
        auth = WechatPayAuth(switching(), clock=server.clock)
        async with async_client(server, auth) as client, client.stream("GET", "/v3/x") as answer:
            assert b"".join([chunk async for chunk in answer.aiter_bytes()]) == b'{"ok":true}'

    asyncio.run(run())
    assert len(server.downloads) == 2


@both
def test_public_key_means_no_download(call: Call) -> None:
    """With a public key and answers signed by it nothing is ever downloaded."""
    credentials, server = switching(), WeChatPay()
    for server.now in (NOW, NOW + HOUR, NOW + 30 * DAY):
        assert call(credentials, server).headers["Wechatpay-Serial"] == KEY_ID

    assert server.downloads == []
    assert credentials.keys.ids == (KEY_ID,)


@both
def test_public_key_that_is_not_held_means_no_download(call: Call) -> None:
    """An unknown public key id is rejected without a download, which could not bring it."""
    server = WeChatPay()
    server.answer = lambda request, body: NEW.sign(body, serial="PUB_KEY_ID_0")  # type: ignore[method-assign]
    for credentials in (switching(), downloading()):
        server.downloads.clear()
        with pytest.raises((UnknownKey, CertificatesUnavailable)):
            call(credentials, server)
        assert len(server.downloads) == (0 if credentials.keys.announced else 1)


@both
def test_certificate_beside_a_public_key(call: Call) -> None:
    """While switching, an answer by a certificate causes one download, and later ones only if one is unknown."""
    credentials, server = switching(), WeChatPay()
    server.answer = lambda request, body: NEW.sign(body, timestamp=int(server.now))  # type: ignore[method-assign]
    for server.now in (NOW, NOW + 1, NOW + HOUR, NOW + DAY):
        assert call(credentials, server).is_success

    assert len(server.downloads) == 1
    assert credentials.keys.ids == (KEY_ID, NEW.serial)
    assert credentials.keys.announced == KEY_ID


@both
def test_rollback_keeps_downloaded_certificates(call: Call) -> None:
    """Back from the public key to certificates, those that were downloaded are still held."""
    credentials, server = downloading(), WeChatPay()
    call(credentials, server)
    store = credentials.key_store
    store.replace(KeyRing.load(public_keys={KEY_ID: WECHATPAY_PARTNER["public_key_pem"]}, announced=KEY_ID))
    assert call(credentials, server).headers["Wechatpay-Serial"] == KEY_ID
    store.rollback()
    assert NEW.serial == call(credentials, server).headers["Wechatpay-Serial"]
    assert len(server.downloads) == 1


@both
@pytest.mark.parametrize("skew", [299, -299])
def test_download_within_five_minutes(call: Call, skew: int) -> None:
    """A clock that is up to five minutes off does not matter, either way."""
    server = WeChatPay(on_download=lambda request: NEW.sign(certificates_body(NEW), timestamp=NOW + skew))

    assert call(downloading(), server).is_success


@both
@pytest.mark.parametrize("skew", [301, -301])
def test_download_over_five_minutes_off(call: Call, skew: int) -> None:
    """A download signed over five minutes off, either way, is refused, and nothing is sent."""
    server = WeChatPay(on_download=lambda request: NEW.sign(certificates_body(NEW), timestamp=NOW + skew))

    with pytest.raises(CertificatesUnavailable, match="Signed 301 s") as caught:
        call(downloading(), server)
    assert isinstance(caught.value.__cause__, SignatureExpired)
    assert server.calls == []


@both
def test_probe_instead_of_a_download(call: Call) -> None:
    """A download that is signed wrongly on purpose is refused; repeating the call helps."""

    def probe(request: httpx.Request) -> httpx.Response:
        answer = NEW.sign(certificates_body(NEW))
        answer.headers["Wechatpay-Signature"] = "WECHATPAY/SIGNTEST/" + answer.headers["Wechatpay-Signature"][19:]
        return answer

    credentials, server = downloading(), WeChatPay(on_download=probe)
    with pytest.raises(CertificatesUnavailable) as caught:
        call(credentials, server)
    assert caught.value.retryable
    assert isinstance(caught.value.__cause__, InvalidSignature)
    server.on_download = lambda request: None
    assert call(credentials, server).is_success


def test_operation_of_the_other_side_downloads_nothing() -> None:
    """A request that cannot be sent anyway causes no download."""
    server = WeChatPay()
    with pytest.raises(SchemeMismatch):
        call_sync(downloading(), server, extensions={"wechatpay_scheme": Scheme.BRAND})

    assert server.downloads == []


@both
def test_refused_request_downloads_nothing_more(call: Call) -> None:
    """An error answer without a signature passes as ever."""
    credentials, server = downloading(), WeChatPay()
    server.answer = (  # type: ignore[method-assign]
        lambda request, body: NEW.sign(body) if server.calls == [] else httpx.Response(404)
    )

    assert call(credentials, server).status_code == 404
    assert len(server.downloads) == 1


def test_refresh_on_demand() -> None:
    """A process that only receives callbacks downloads at its start, sync or async."""
    server = WeChatPay()
    first, second = downloading(), switching()
    auth = WechatPayAuth(first, clock=server.clock)
    with sync_client(server, auth) as client:
        auth.refresh(client)

    async def run() -> None:
        auth = WechatPayAuth(second, clock=server.clock)
        async with async_client(server, auth) as client:
            await auth.arefresh(client)

    asyncio.run(run())
    assert NEW.serial in first.keys
    assert NEW.serial in second.keys
    assert (len(server.downloads), len(server.calls)) == (2, 0)


def test_refresh_on_demand_fails() -> None:
    """A download on demand that fails says so, also to those who ask for none."""
    server = WeChatPay(on_download=refusing(404, NOT_EXISTS["body"].encode()))
    auth = WechatPayAuth(downloading(), clock=server.clock)
    with sync_client(server, auth) as client, pytest.raises(CertificatesUnavailable):
        auth.refresh(client)
    for credentials in (brand(), partner()):
        other = WechatPayAuth(credentials)
        with sync_client(server, other) as client, pytest.raises(CredentialsError, match="are not downloaded"):
            other.refresh(client)


def test_asking_for_certificates_oneself() -> None:
    """The caller may ask for the certificates as for anything else."""
    server = WeChatPay()
    answer = call_sync(downloading(), server, "/v3/certificates")

    assert answer.json()["data"][0]["serial_no"] == NEW.serial
    assert answer.history == []


def test_downloads_need_the_api_key() -> None:
    """Without the APIv3 key certificates could not be decrypted."""
    with pytest.raises(CredentialsError, match="'api_key' is missing beside 'platform_certificates'") as caught:
        downloading(api_key=None)

    assert caught.value.names == ("api_key", "platform_certificates")


def test_wrong_api_key() -> None:
    """An APIv3 key that is not the merchant's is named as the fault."""
    with pytest.raises(CertificatesUnavailable, match="'api_key' is not the one set in WeChat Pay's console"):
        call_sync(downloading(api_key="z" * 32), WeChatPay())


def test_downloads_out_of_the_environment() -> None:
    """WECHATPAY_PLATFORM_CERTIFICATES=download asks for downloads, without a public key or beside one."""
    variables = {
        "WECHATPAY_MCHID": KEYS["mchid"],
        "WECHATPAY_SERIAL_NO": PARTNER["serial_no"],
        "WECHATPAY_PRIVATE_KEY": PARTNER["private_key_pem"],
        "WECHATPAY_API_KEY": KEYS["api_v3_key"],
        "WECHATPAY_PLATFORM_CERTIFICATES": "download",
    }
    public = {"WECHATPAY_PUBLIC_KEY_ID": KEY_ID, "WECHATPAY_PUBLIC_KEY": WECHATPAY_PARTNER["public_key_pem"]}
    alone = PartnerCredentials.from_env(variables, validate_key=False)
    beside = PartnerCredentials.from_env(variables | public, validate_key=False)
    static = PartnerCredentials.from_env(
        variables | {"WECHATPAY_PLATFORM_CERTIFICATES": NEW.pem.decode()}, validate_key=False
    )

    assert (alone.certificates is None, alone.keys.announced) == (False, None)
    assert (beside.certificates is None, beside.keys.announced) == (False, KEY_ID)
    assert static.certificates is None
    assert static.keys.ids == (NEW.serial,)
    with pytest.raises(CredentialsError, match="WECHATPAY_API_KEY is missing beside WECHATPAY_PLATFORM_CERTIFICATES"):
        PartnerCredentials.from_env(variables | {"WECHATPAY_API_KEY": ""}, validate_key=False)
    with pytest.raises(CredentialsError, match="WECHATPAY_PUBLIC_KEY"):
        PartnerCredentials.from_env(variables | {"WECHATPAY_PUBLIC_KEY_ID": KEY_ID}, validate_key=False)


def test_downloads_with_files() -> None:
    """Credentials out of files take the same setting."""
    with pytest.raises(CredentialsError, match="'private_key' names a file that cannot be read"):
        PartnerCredentials.from_files(
            mchid="1", private_key="none.pem", platform_certificates=CertificateDownload(), api_key="k" * 32
        )


def test_repr_shows_no_secret() -> None:
    """Printed certificates show serials and their age."""
    credentials, server = downloading(), WeChatPay()
    assert repr(credentials.certificates) == "PlatformCertificates(ids=[], fetched_at=None)"
    call_sync(credentials, server)
    assert repr(credentials.certificates) == f"PlatformCertificates(ids=[{NEW.serial!r}], fetched_at={NOW})"
    assert KEYS["api_v3_key"] not in repr(vars(credentials.certificates)["_store"])


def test_copies_share_downloads() -> None:
    """Copied credentials are the same party: what one downloads the other holds."""
    credentials, server = downloading(), WeChatPay()
    twin = copy.deepcopy(credentials)
    call_sync(credentials, server)
    call_sync(twin, server)

    assert len(server.downloads) == 1


def test_two_merchants_download_for_themselves() -> None:
    """Each merchant's certificates are its own."""
    first, second, server = downloading(), downloading(), WeChatPay()
    call_sync(first, server)
    assert len(second.keys) == 0
    call_sync(second, server)
    assert len(server.downloads) == 2


def test_function_in_place_of_downloads() -> None:
    """Once the keys come from a function instead, nothing is downloaded any more."""
    credentials, server = downloading(), WeChatPay()
    credentials.key_store.replace(lambda: KeyRing.load(platform_certificates=[OLD.pem]))
    with pytest.raises(UnknownKey):
        call_sync(credentials, server)

    assert server.downloads == []
