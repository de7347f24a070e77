"""Nobody but this machine, and no page of another site, may look or press buttons."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
import pytest

from tests.mock_server.support import InProcess
from wechatpay_mock import Simulator

READS = [
    "/",
    "/docs",
    "/docs/openapi.json",
    "/_simulator/clock",
    "/_simulator/requests",
    "/_simulator/console/overview",
    "/_simulator/console/requests",
    "/_simulator/console/static/app.js",
]


@pytest.fixture
def ask(simulator: Simulator) -> Callable[..., int]:
    """The status of a request from an address, with headers."""

    def send(
        method: str, path: str, headers: dict[str, str] | None = None, client: tuple[str, int] = ("127.0.0.1", 5)
    ) -> int:
        with httpx.Client(transport=InProcess(simulator.app, client=client), base_url="http://127.0.0.1:8080") as made:
            return made.request(method, path, headers=headers).status_code

    return send


STRANGE_HOSTS = [
    "evil.example.com",
    "127.0.0.1.evil.example",
    "evil.example:8080",
    "10.0.0.9",
    "[",
    "",
    "127.0.0.1.",
    "127.0.0.1#.evil.example",
    "127.0.0.1/.evil.example",
    "127.0.0.1?.evil.example",
    "127.0.0.1,evil.example",
    "127.0.0.1:80@evil.example",
    "127.0.0.1:x",
    "a@127.0.0.1",
]


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize("host", STRANGE_HOSTS)
def test_rebound_names(ask: Callable[..., int], path: str, host: str) -> None:
    """A page whose name an attacker points to this machine gets nothing."""
    assert ask("GET", path, {"Host": host}) == 403


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize(
    "host", ["127.0.0.1:8080", "localhost", "localhost:1", "[::1]:8080", "simulator", "a.localhost"]
)
def test_own_names(ask: Callable[..., int], path: str, host: str) -> None:
    """Names that no stranger can register are let in; tests in-process use short ones."""
    assert ask("GET", path, {"Host": host}) == 200


@pytest.mark.parametrize("path", READS)
def test_other_machines(ask: Callable[..., int], path: str) -> None:
    """The console is as private as the control routes."""
    assert ask("GET", path, client=("192.0.2.7", 5)) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://["},
        {"Origin": "127.0.0.1:8080"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_buttons_of_other_sites(ask: Callable[..., int], simulator: Simulator, headers: dict[str, str]) -> None:
    """A form or a script of another site cannot reset anything, nor move the clock."""
    simulator.gateway.store.new_coupon_id()
    assert ask("POST", "/_simulator/reset", headers) == 403
    assert ask("PUT", "/_simulator/clock", headers) == 403
    assert ask("POST", "/_simulator/stocks/1/pause", headers) == 403
    assert simulator.gateway.store.new_coupon_id() == "1000000002"


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "http://127.0.0.1:8080", "Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}],
)
def test_own_buttons_and_programs(ask: Callable[..., int], headers: dict[str, str]) -> None:
    """The console's own pages may, and so may curl, which says nothing of where it comes from."""
    assert ask("POST", "/_simulator/reset", headers) == 204


def test_opened_to_other_machines() -> None:
    """On demand others are let in by any name; pages of other sites still are not."""
    simulator = Simulator(open_control=True)
    transport = InProcess(simulator.app, client=("192.0.2.7", 5))
    with httpx.Client(transport=transport, base_url="http://sim.example.com") as outside:
        assert [outside.get(path).status_code for path in READS] == [200] * len(READS)
        assert outside.post("/_simulator/reset").status_code == 204
        assert outside.post("/_simulator/reset", headers={"Origin": "https://evil.example"}).status_code == 403


def test_the_console_tells_the_time(simulator: Simulator) -> None:
    """Like every other answer: whoever compares clocks may ask the base URL itself."""
    with httpx.Client(transport=InProcess(simulator.app), base_url="http://127.0.0.1:8080") as client:
        told = parsedate_to_datetime(client.get("/").headers["Date"])
        again = client.get("/", headers={"If-None-Match": client.get("/").headers["ETag"]})
    assert abs(datetime.now(UTC) - told) < timedelta(minutes=5)
    assert (again.status_code, "Date" in again.headers) == (304, True)


def test_pages_hide_no_path_of_the_contract(simulator: Simulator, ask: Callable[..., int]) -> None:
    """No operation lies where the pages are, and other methods on their paths get the API's answer."""
    paths = simulator.gateway.contract.document.root["paths"]
    assert not [path for path in paths if path.startswith(("/docs", "/_simulator")) or path == "/"]
    assert [ask("POST", path) for path in ("/", "/docs", "/docs/openapi.json")] == [404] * 3
    assert ask("GET", "/docs/other") == 404


@pytest.mark.parametrize("path", ["..%2f_routes.py", "%2e%2e%2f_routes.py", "_routes.py", "none.js", "%00", "."])
def test_no_other_file_is_served(ask: Callable[..., int], path: str) -> None:
    """Only what lies in the folder of static files."""
    assert ask("GET", f"/_simulator/console/static/{path}") == 404


def test_headers_of_pages(simulator: Simulator) -> None:
    """A strict policy, no sniffing, and nothing sent twice that has not changed."""
    with httpx.Client(transport=InProcess(simulator.app), base_url="http://127.0.0.1:8080") as client:
        for path in READS[:3] + READS[5:]:
            answer = client.get(path)
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        page = client.get("/")
        again = client.get("/", headers={"If-None-Match": page.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("address", ["127.0.0.2", "::1", "::ffff:127.0.0.1"])
def test_this_machine(ask: Callable[..., int], address: str) -> None:
    """Every form of a loopback address is this machine's, also that which a socket for both families tells."""
    assert ask("GET", "/_simulator/clock", client=(address, 5)) == 200


def test_forwarded(ask: Callable[..., int]) -> None:
    """What proxies claim counts for nothing."""
    claims = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "localhost", "Forwarded": "for=127.0.0.1"}
    assert ask("GET", "/_simulator/clock", claims, ("192.0.2.7", 5)) == 403
    assert ask("GET", "/_simulator/clock", {**claims, "Host": "evil.example"}) == 403


def test_several_origins(simulator: Simulator) -> None:
    """One origin of several that is not the simulator's is enough."""
    with httpx.Client(transport=InProcess(simulator.app), base_url="http://127.0.0.1:8080") as made:
        headers = [("Origin", "http://127.0.0.1:8080"), ("Origin", "http://evil.example")]
        assert made.post("/_simulator/reset", headers=headers).status_code == 403


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/_simulator/nothing", 404),
        ("GET", "/_simulator/console/nothing", 404),
        ("GET", "/_simulator/console/static/..%2f_routes.py", 404),
        ("POST", "/_simulator/reset/", 404),
        ("GET", "/_simulator/reset", 405),
        ("DELETE", "/_simulator/console/overview", 405),
    ],
)
def test_no_such_route(simulator: Simulator, method: str, path: str, status: int) -> None:
    """What is not there is said in JSON as well, to those who may ask."""
    with httpx.Client(transport=InProcess(simulator.app), base_url="http://127.0.0.1:8080") as made:
        answer = made.request(method, path)
        assert answer.status_code == status
        assert set(answer.json()) == {"message"}
        assert ("Allow" in answer.headers) == (status == 405)
        assert made.request(method, path, headers={"Host": "evil.example"}).status_code == 403
