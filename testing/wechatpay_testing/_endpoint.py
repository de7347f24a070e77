"""The endpoint under test: started here or elsewhere, told its throw-away keys, reached over HTTP."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from ._callbacks import Post

ANSWER_SECONDS = 5.0
_POLL_SECONDS = 0.1
_STOP_SECONDS = 5.0


class EndpointError(Exception):
    """The endpoint did not come up; the text says what to do."""


@contextmanager
def poster(url: str) -> Generator[Post]:
    """What posts to a URL, and waits for an answer as long as WeChat Pay does."""
    with httpx.Client(timeout=ANSWER_SECONDS, follow_redirects=False, trust_env=False) as client:

        def post(headers: Mapping[str, str], body: bytes) -> int:
            try:
                return client.post(url, content=body, headers=dict(headers)).status_code
            except httpx.TimeoutException as error:
                raise TimeoutError from error
            except httpx.HTTPError as error:
                raise ConnectionError(str(error) or type(error).__name__) from error

        yield post


@contextmanager
def started(command: Sequence[str], environment: Mapping[str, str]) -> Generator[subprocess.Popen[bytes] | None]:
    """Run the command that serves the endpoint, with further variables; nothing without a command.

    Raises:
        EndpointError: The command cannot be run.
    """
    if not command:
        yield None
        return
    try:
        process = subprocess.Popen(command, env={**os.environ, **environment})  # noqa: S603 - the user's own command
    except OSError as error:
        raise EndpointError(f"{command[0]} cannot be run: {error.strerror}") from error
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_reachable(url: str, process: subprocess.Popen[bytes] | None, seconds: float) -> None:
    """Wait until something listens at a URL.

    Raises:
        EndpointError: Nothing did in time, or the command ended.
    """
    parts = urlsplit(url)
    address = (parts.hostname or "127.0.0.1", parts.port or (443 if parts.scheme == "https" else 80))
    deadline = time.monotonic() + seconds
    while True:
        if process is not None and process.poll() is not None:
            raise EndpointError(f"the command ended with status {process.returncode} before {url} could be reached")
        try:
            socket.create_connection(address, timeout=1).close()
        except OSError as error:
            if time.monotonic() >= deadline:
                raise EndpointError(
                    f"nothing listens at {address[0]}, port {address[1]} after {seconds:.0f} s ({error}); "
                    "check --url, or give the endpoint more time with --wait"
                ) from error
            time.sleep(_POLL_SECONDS)
        else:
            return


def write_env(path: Path, environment: Mapping[str, str]) -> None:
    """Write variables for a shell and for dotenv readers, for the owner alone."""
    lines = ["# Throw-away credentials of one test run. They open nothing at WeChat Pay."]
    for name, value in environment.items():
        escaped = value.replace("\n", "\\n")
        lines.append(f'{name}="{escaped}"')
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
