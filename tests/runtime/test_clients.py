"""Clients: construction, base URL, a user's own httpx client, time-outs, imports."""

import subprocess
import sys

import httpx
import pytest

from tests.runtime.support import brand, brand_credentials, partner, partner_credentials, signed_json
from wechatpay_product_coupon import BrandClient, PartnerClient, errors

CONFIG = {"notify_url": "https://www.example.com/a", "update_time": "2025-08-01T00:00:00+08:00"}


def test_credentials_of_the_other_side_are_refused() -> None:
    """A brand client with a provider's key fails at once, in words."""
    with pytest.raises(errors.CredentialsError, match="BrandClient needs BrandCredentials, got PartnerCredentials"):
        BrandClient(partner_credentials())


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://api.example", "must look like"),
        ("api.example", "must look like"),
        ("https://api.example/proxy", "scheme, host and port only"),
        ("https://user:pw@api.example", "scheme, host and port only"),
        ("http://api.example", "plain http to api.example"),
        ("http://127.0.0.1.evil.example", "plain http"),
    ],
)
def test_unusable_base_urls_are_refused(url: str, why: str) -> None:
    """A base URL that would change what is signed, or travel unencrypted, is refused; a password is not shown."""
    with pytest.raises(ValueError, match=why) as caught:
        BrandClient(brand_credentials(), base_url=url)
    assert "pw" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080", "http://localhost:8080/", "http://[::1]:1", "https://a.example"]
)
def test_usable_base_urls(url: str) -> None:
    """Loopback may be plain http."""
    with BrandClient(brand_credentials(), base_url=url) as client:
        assert url.rstrip("/") in repr(client)


def test_plain_http_can_be_allowed() -> None:
    """For a simulator in a private network."""
    BrandClient(brand_credentials(), base_url="http://mock:8080", allow_plain_http=True).close()


def test_the_environment_names_the_base_url(monkeypatch: pytest.MonkeyPatch) -> None:
    """WECHATPAY_BASE_URL is the way to the simulator; an argument wins over it."""
    monkeypatch.setenv("WECHATPAY_BASE_URL", "http://127.0.0.1:9/")
    assert "http://127.0.0.1:9'" in repr(BrandClient(brand_credentials()))
    assert "https://a.example" in repr(BrandClient(brand_credentials(), base_url="https://a.example"))


def test_repr_shows_no_secret() -> None:
    """Identity and address, nothing else."""
    shown = repr(PartnerClient(partner_credentials()))
    assert "1900000109" in shown
    assert "PRIVATE" not in shown


def test_a_users_own_httpx_client_is_used_and_left_open() -> None:
    """Its headers, hooks and time-outs apply; closing ours does not close it."""
    seen: list[httpx.Request] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return signed_json(CONFIG)

    hooked: list[int] = []
    own = httpx.Client(
        transport=httpx.MockTransport(server),
        headers={"X-Trace": "1"},
        event_hooks={"response": [lambda response: hooked.append(response.status_code)]},
    )
    with PartnerClient(partner_credentials(), http_client=own) as client:
        client.notify_config.get()
    assert seen[0].headers["X-Trace"] == "1"
    assert hooked == [200]
    assert not own.is_closed


def test_time_outs_reach_the_transport() -> None:
    """The client's default, and one for a single call."""
    seen: list[object] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        return signed_json(CONFIG)

    with partner(server) as client:
        client.notify_config.get()
        client.notify_config.get(timeout=2.0)
    assert [httpx.Timeout(15, connect=5).as_dict(), httpx.Timeout(2).as_dict()] == seen


def test_the_language_of_messages_can_be_chosen() -> None:
    """Accept-Language is sent when asked for."""
    seen: list[str | None] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("Accept-Language"))
        return signed_json(CONFIG)

    for language in (None, "en"):
        with partner(server, language=language) as client:
            client.notify_config.get()
    assert seen == [None, "en"]


def test_an_operation_of_the_other_scheme_is_never_sent() -> None:
    """A brand operation cannot be signed with a provider's key, even by detour."""
    from wechatpay_product_coupon.api.brand_notify_config import BrandNotifyConfig

    with partner(lambda _: pytest.fail("sent")) as client, pytest.raises(errors.SchemeMismatch):
        BrandNotifyConfig(client._caller).get()


def test_resources_are_made_once() -> None:
    """Attribute access costs nothing after the first."""
    with brand(lambda _: signed_json(CONFIG)) as client:
        assert client.user_coupons is client.user_coupons


def test_importing_the_package_loads_no_model_and_no_extra() -> None:
    """The import budget: models are lazy, and neither simulator nor extras are touched."""
    code = (
        "import sys, wechatpay_product_coupon;"
        "print([m for m in sys.modules if m.startswith('wechatpay_product_coupon.models.')"
        " or m.startswith('wechatpay_product_coupon.api.')"
        " or m.split('.')[0] in ('wechatpay_mock', 'starlette', 'uvicorn', 'jsonschema_rs', 'yaml', 'asyncio')"
        " or m == 'redis'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
