"""The simulator beside Prism: how fast each answers a create, and how soon it is there."""

import asyncio
import itertools
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from wechatpay_auth import PartnerCredentials

from . import load, prism
from .child import ChildError, environment
from .plan import Plan
from .stage import HOST, PATHS, Stage, compact

NOW = "2025-08-01T12:00:00+08:00"  # within the validity of the coupon
_READY_SECONDS = 60
_MOST_PER_SECOND = 1200
"""Requests made ready for a second of load: more than one process can verify and answer with a signature."""


@dataclass
class Simulated:
    """One mock server.

    Attributes:
        signed: Whether it verifies requests and signs answers.
        start: Seconds from the start of the process to the first create answered.
        per_second: Creates per second, per slice.
    """

    signed: bool
    start: float = 0.0
    per_second: list[float] = field(default_factory=list[float])


@dataclass
class Simulators:
    """Both; Prism, or why it was not run."""

    ours: Simulated
    prism: Simulated | None = None
    not_run: str | None = None


class _Server:
    """A kind of mock server: how to start it, and what to send it."""

    def __init__(self, command: Callable[[int], list[str]], requests: Iterator[bytes], result: Simulated) -> None:
        self.command, self.requests, self.result = command, requests, result


def run_simulators(stage: Stage, plan: Plan, tell: Callable[[str], None]) -> Simulators:
    """Measure both, in turn; Prism is installed before if need be.

    Raises:
        ChildError: a server failed.
    """
    home = Path(stage.folder) / "simulator"
    found = Simulators(Simulated(signed=True))
    credentials = _credentials(stage, home)
    servers = [_Server(lambda port: _command(home, port), _signed(credentials, stage), found.ours)]
    if plan.prism:
        try:
            prism.install()
            prism.command(0, HOST)
        except prism.PrismMissing as error:
            found.not_run = str(error)
        else:
            found.prism = Simulated(signed=False)
            servers.append(_Server(lambda port: prism.command(port, HOST), _unsigned(stage), found.prism))
    else:
        found.not_run = "left out of this run"
    if found.not_run:
        tell(f"not run: Prism, {found.not_run}")
    _measure(stage, plan, servers)
    tell("simulators measured")
    return found


def _measure(stage: Stage, plan: Plan, servers: list[_Server]) -> None:
    with ExitStack() as stack:
        ports = [stack.enter_context(_started(stage, server)) for server in servers]
        for port, server in zip(ports, servers, strict=True):
            _slice(server, port, plan.load_seconds / 2)  # warm-up
        for _ in range(plan.load_slices):
            for port, server in zip(ports, servers, strict=True):
                server.result.per_second.append(_slice(server, port, plan.load_seconds))


def _slice(server: _Server, port: int, seconds: float) -> float:
    requests = list(itertools.islice(server.requests, round(seconds * _MOST_PER_SECOND)))
    result = asyncio.run(load.send(HOST, port, iter(requests), seconds))
    if set(result.statuses) != {200}:
        raise ChildError(f"a mock server answered creates with {dict(result.statuses)}")
    return result.per_second


@contextmanager
def _started(stage: Stage, server: _Server) -> Generator[int]:
    """Start it, and time how long it takes until a create is answered; gives the port."""
    port, begun = _free_port(), time.perf_counter()
    command = server.command(port)
    with _running(stage, command) as process:
        request = next(server.requests)
        while not _answers(port, request):
            if process.poll() is not None or time.perf_counter() - begun > _READY_SECONDS:
                raise ChildError(f"a mock server did not start: {' '.join(command)[:200]}")
            time.sleep(0.01)
        server.result.start = time.perf_counter() - begun
        yield port


def _answers(port: int, request: bytes) -> bool:
    try:
        result = asyncio.run(load.send(HOST, port, iter([request]), 1, connections=1))
    except OSError:
        return False
    if result.statuses[200] != 1:
        raise ChildError(f"a mock server answered the first create with {dict(result.statuses)}")
    return True


@contextmanager
def _running(stage: Stage, command: list[str]) -> Generator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment(stage), text=True, encoding="utf-8")
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _command(home: Path, port: int) -> list[str]:
    options = ["--host", HOST, "--port", str(port), "--home", str(home), "--now", NOW]
    return [sys.executable, "-m", "wechatpay_mock", "serve", *options]


def _credentials(stage: Stage, home: Path) -> PartnerCredentials:
    """Those of our simulator, which draws them at its first start in a folder."""
    with _running(stage, _command(home, _free_port())) as process:
        assert process.stdout is not None
        if not any(line.startswith("ready ") for line in process.stdout):
            raise ChildError("the simulator did not start; its message is above")
    words = shlex.split((home / "partner.env").read_text("utf-8"), comments=True)
    pairs = (word.partition("=") for word in words)
    return PartnerCredentials.from_env({name: value for name, _, value in pairs})


def _bodies(stage: Stage) -> Iterator[bytes]:
    for number in itertools.count():
        yield compact({**stage.body, "out_request_no": f"bench_{number:08}", "out_product_no": f"Product_{number:08}"})


def _signed(credentials: PartnerCredentials, stage: Stage) -> Iterator[bytes]:
    target = PATHS["partner"].encode()
    for number, body in enumerate(_bodies(stage)):
        now, nonce = int(time.time()), f"{number:032}"
        authorization = credentials.authorize("POST", target, body, timestamp=now, nonce=nonce).header()
        serial = credentials.keys.announced or ""
        yield _message(body, {"Authorization": authorization, "Wechatpay-Serial": serial})


def _unsigned(stage: Stage) -> Iterator[bytes]:
    for body in _bodies(stage):
        yield _message(body, {})


def _message(body: bytes, more: dict[str, str]) -> bytes:
    headers = {
        "Host": HOST,
        "User-Agent": "benchmark",
        "Accept": "application/json",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        **more,
    }
    head = [f"POST {PATHS['partner']} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(head).encode("latin-1") + body


def _free_port() -> int:
    with socket.socket() as held:
        held.bind((HOST, 0))
        return int(held.getsockname()[1])
