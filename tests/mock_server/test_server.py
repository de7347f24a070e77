"""Over HTTP: the simulator in a thread, and as a process."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.mock_server.support import BRAND_ID, coupon, seed
from wechatpay_auth import BrandCredentials, PartnerCredentials, WechatPayAuth
from wechatpay_mock import Rules, Simulator
from wechatpay_mock._cli import _parser as parser
from wechatpay_mock._cli import _rules as rules_of
from wechatpay_mock._cli import main
from wechatpay_mock._home import ENV_FILES
from wechatpay_mock._serving import base_url_of, listen

SEED_PATHS = {
    "brand": "/brand/marketing/product-coupon/product-coupons",
    "partner": "/v3/marketing/partner/product-coupon/product-coupons",
}


def test_run(home: Path) -> None:
    """`run` serves on a free port of the loopback interface as long as its context lasts."""
    made = Simulator(home=home)
    with made.run() as base_url:
        assert base_url.startswith("http://127.0.0.1:")
        with httpx.Client(base_url=base_url, auth=WechatPayAuth(made.brand)) as client:
            for _ in range(3):  # over one connection
                response = client.post(SEED_PATHS["brand"], json=coupon())
                assert response.status_code == 200
            assert "server" not in response.headers
            assert "date" in response.headers
        assert len(made.requests) == 3
        assert f'WECHATPAY_BASE_URL="{base_url}"' in (home / "brand.env").read_text("utf-8")
    with pytest.raises(httpx.ConnectError):
        httpx.get(base_url)


def test_run_again(home: Path) -> None:
    """It may be run again, and keeps what it was told."""
    made = Simulator(home=home)
    with made.run() as base_url, httpx.Client(base_url=base_url, auth=WechatPayAuth(made.brand)) as client:
        created = client.post(SEED_PATHS["brand"], json=coupon()).json()
    with made.run() as base_url, httpx.Client(base_url=base_url, auth=WechatPayAuth(made.brand)) as client:
        assert client.get(f"{SEED_PATHS['brand']}/{created['product_coupon_id']}").status_code == 200


def test_end_of_run_after_an_error(home: Path) -> None:
    """An exception inside the context stops the server as well."""
    with pytest.raises(ZeroDivisionError), Simulator(home=home).run() as base_url:
        raise ZeroDivisionError
    with pytest.raises(httpx.ConnectError):
        httpx.get(base_url)


def test_large_body_over_the_wire(home: Path) -> None:
    """A client that sends too much gets to read the answer."""
    made = Simulator(home=home)
    with made.run() as base_url, httpx.Client(base_url=base_url, auth=WechatPayAuth(made.brand)) as client:
        response = client.post(SEED_PATHS["brand"], content=b"x" * (6 * 1024 * 1024))
        assert (response.status_code, response.json()["code"]) == (400, "PARAM_ERROR")


@pytest.mark.parametrize(
    "garbage",
    [b"\x16\x03\x01\x02\x00\x01\x00", b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"],
)
def test_no_http(home: Path, garbage: bytes) -> None:
    """Bytes that are no HTTP do not bring it down."""
    made = Simulator(home=home)
    with made.run() as base_url:
        host, port = base_url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(garbage)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(4096):
                pass
        assert httpx.get(f"{base_url}/nothing").status_code == 404


def test_answers_are_not_delayed(home: Path) -> None:
    """Connections send at once (TCP_NODELAY), which asyncio arranges for sockets that name their protocol only."""
    with listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_base_url() -> None:
    """An address that stands for all is reached by the loopback one; IPv6 goes into brackets."""
    with listen("0.0.0.0", 0) as listener:
        assert base_url_of(listener).startswith("http://127.0.0.1:")
    if socket.has_dualstack_ipv6():
        with listen("::1", 0) as listener:
            assert base_url_of(listener).startswith("http://[::1]:")
        with listen("::", 0) as listener:
            assert base_url_of(listener).startswith("http://[::1]:")


def test_port_in_use(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A port that is taken is an error of one line, and exit status 1."""
    with listen("127.0.0.1", 0) as listener:
        port = str(listener.getsockname()[1])
        assert main(["serve", "--port", port, "--home", str(home)]) == 1
    said = capsys.readouterr().err
    assert f"port {port}" in said
    assert "another --port" in said


def test_no_contract(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So is a contract that cannot be read, or a home that cannot be used."""
    assert main(["serve", "--home", str(home), "--contract", str(tmp_path / "none.json")]) == 1
    (tmp_path / "file").touch()
    assert main(["serve", "--home", str(tmp_path / "file")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["serve"],
        *(["serve", "--home", "x", "--port", port] for port in ("65536", "-1", "http", "8080.0")),
        ["serve", "--home", "x", "--now", "tomorrow"],
    ],
)
def test_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong arguments are explained, exit status 2."""
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    said = capsys.readouterr().err
    assert "usage" in said
    assert ("is no port: 0 to 65535" in said) == ("--port" in arguments)


@contextmanager
def _process(home: Path, *arguments: str) -> Iterator[tuple["subprocess.Popen[str]", list[str]]]:
    """`python -m wechatpay_mock serve` with the lines up to `ready`."""
    command = [sys.executable, "-m", "wechatpay_mock", "serve", "--port", "0", "--home", str(home), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            lines: list[str] = []
            for line in process.stdout:
                lines.append(line.rstrip("\n"))
                if line.startswith("ready "):
                    break
            yield process, lines
        finally:
            process.kill()


def _variables(file: Path) -> dict[str, str]:
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {name: value.strip('"') for name, _, value in (line.partition("=") for line in lines)}


def test_process(tmp_path: Path) -> None:
    """Started as a process it writes the env files, says how to use them, and serves the mission's examples."""
    home = tmp_path / "home"
    with _process(home, "--now", "2025-08-15T12:00:00+08:00") as (process, lines):
        base_url = lines[-1].removeprefix("ready ")
        text = "\n".join(lines)
        for part in (base_url, str(home), "2025-08-15T12:00:0", "brand.env", "partner.env", "/_simulator/clock"):
            assert part in text
        assert {f"{name}.env" for name in SEED_PATHS} == set(ENV_FILES.values())
        brand = BrandCredentials.from_env(_variables(home / "brand.env"))
        partner = PartnerCredentials.from_env(_variables(home / "partner.env"))
        for name, credentials in (("brand", brand), ("partner", partner)):
            assert _variables(home / f"{name}.env")["WECHATPAY_BASE_URL"] == base_url
            with httpx.Client(base_url=base_url, auth=WechatPayAuth(credentials)) as client:
                answer = client.post(SEED_PATHS[name], json=seed(name)).json()
                assert (answer["state"], answer["stock"]["state"]) == ("EFFECTIVE", "SENDING")
        clock = httpx.get(f"{base_url}/_simulator/clock").json()["now"]
        assert clock.startswith("2025-08-15T12:0")
        recorded = httpx.get(f"{base_url}/_simulator/requests").json()["requests"]
        assert [entry["body"] for entry in recorded] == [seed("brand"), seed("partner")]
        assert recorded[1]["body"]["brand_id"] == BRAND_ID
        process.terminate()
        assert process.wait(timeout=10) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_stopped_by_a_signal(home: Path, number: signal.Signals) -> None:
    """SIGTERM and SIGINT stop it cleanly: exit status 0, and nothing on standard error."""
    with _process(home) as (process, lines):
        base_url = lines[-1].removeprefix("ready ")
        with httpx.Client() as client:
            client.get(base_url)  # an idle connection does not hold it up
            os.kill(process.pid, number)
            assert process.wait(timeout=10) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_reachable_from_elsewhere(home: Path) -> None:
    """An address that others reach is warned about, and the control routes stay local."""
    with _process(home, "--host", "0.0.0.0") as (process, lines):
        assert httpx.get(f"{lines[-1].removeprefix('ready ')}/_simulator/clock").status_code == 200
        process.terminate()
        assert process.wait(timeout=10) == 0
        assert process.stderr is not None
        assert "0.0.0.0 is reached from other machines" in process.stderr.read()


def test_rate_limits_switched_on() -> None:
    """`--rate-limits` switches the limits of the contract on, `--strict` what it forbids."""
    for arguments, expected in (
        ([], Rules()),
        (["--rate-limits"], Rules(rate_limits=True)),
        (["--strict"], Rules(strict=True)),
    ):
        assert rules_of(parser().parse_args(["serve", "--home", "x", *arguments])) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of open files")
def test_open_files(home: Path) -> None:
    """As a process it raises its soft limit of open files as far as it may."""
    import resource

    wanted = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if wanted == resource.RLIM_INFINITY or wanted > 65536:
        wanted = 65536
    script = (
        "import resource, sys; _, hard = resource.getrlimit(resource.RLIMIT_NOFILE);"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (200, hard));"
        "from wechatpay_mock._open_files import limits, raise_open_files; print(limits().connections);"
        "raise_open_files(); print(resource.getrlimit(resource.RLIMIT_NOFILE)[0], limits().connections)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["72", str(wanted), str(wanted - 128)]
