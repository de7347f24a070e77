"""The server of the benchmark: what it answers verifies, and what it is sent is verified when asked for."""

import json
import time
from pathlib import Path

import httpx
import pytest

from benchmarks.server import Connection, Gateway
from benchmarks.stage import PATHS, Stage, compact, create_answer, create_body
from wechatpay_auth import BrandCredentials, PartnerCredentials, verify_answer

KINDS = {"partner": PartnerCredentials, "brand": BrandCredentials}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage.make(tmp_path_factory.mktemp("stage"))


def request(stage: Stage, side: str, *, signed: bytes | None = None) -> bytes:
    """A whole create; its signature is over `signed` instead of the body if that is given."""
    credentials, body = KINDS[side].from_env(stage.environ[side]), compact(create_body(side))
    message = body if signed is None else signed
    authorization = credentials.authorize(
        "POST", PATHS[side].encode(), message, timestamp=int(time.time()), nonce="5eed" * 8
    )
    head = [
        f"POST {PATHS[side]} HTTP/1.1",
        "Host: 127.0.0.1",
        f"authorization: {authorization.header()}",
        f"content-length: {len(body)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + body


def answered(gateway: Gateway, message: bytes) -> httpx.Response:
    head, _, body = message.partition(b"\r\n\r\n")
    lines, _, content = gateway.answer(head, body).partition(b"\r\n\r\n")
    first, *headers = lines.decode().split("\r\n")
    pairs = [tuple(line.split(": ", 1)) for line in headers]
    return httpx.Response(int(first.split()[1]), headers=pairs, content=content)


@pytest.mark.parametrize("side", KINDS)
def test_answers_are_signed_as_wechat_pay_signs(stage: Stage, side: str) -> None:
    """The receiver's own check believes them, and the body is the example."""
    credentials = KINDS[side].from_env(stage.environ[side])
    response = answered(Gateway(stage), request(stage, side))
    now = time.time()
    verify_answer(response.headers, response.content, keys=credentials.keys, scheme=credentials.scheme, now=now)
    assert json.loads(response.content) == create_answer(side)


def test_renewed_answers_have_fresh_signatures(stage: Stage) -> None:
    """Otherwise clients would refuse them as too old in a long run."""
    gateway = Gateway(stage)
    before = answered(gateway, request(stage, "partner")).headers["Wechatpay-Nonce"]
    gateway.renew()
    assert answered(gateway, request(stage, "partner")).headers["Wechatpay-Nonce"] != before


def test_signatures_are_verified_when_asked_for(stage: Stage) -> None:
    """A signature over another body is refused while checking, a genuine one counted, and none looked at afterwards."""
    gateway = Gateway(stage)
    answered(gateway, b"GET /bench/check HTTP/1.1\r\n\r\n")
    assert answered(gateway, request(stage, "brand", signed=b"{}")).status_code == 401
    assert answered(gateway, request(stage, "brand")).status_code == 200
    assert (gateway.counts.verified, gateway.counts.refused, gateway.counts.requests) == (1, 1, 1)
    answered(gateway, b"GET /bench/trust HTTP/1.1\r\n\r\n")
    assert answered(gateway, request(stage, "brand", signed=b"{}")).status_code == 200
    counts = answered(gateway, b"GET /bench/counts HTTP/1.1\r\n\r\n").json()
    assert counts == {"connections": 0, "requests": 2, "verified": 1, "refused": 1}


def test_unknown_paths_are_refused(stage: Stage) -> None:
    """A candidate that calls something else would be seen."""
    gateway = Gateway(stage)
    assert answered(gateway, b"POST /v3/other HTTP/1.1\r\n\r\n").status_code == 404
    assert gateway.counts.refused == 1


def test_requests_in_pieces_and_in_one_piece_are_answered(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the network cuts them, each gets one answer."""
    written: list[bytes] = []
    gateway = Gateway(stage)
    connection = Connection(gateway)

    class Transport:
        def write(self, data: bytes) -> None:
            written.append(data)

    monkeypatch.setattr(connection, "_transport", Transport())
    message = request(stage, "partner")
    for start in range(0, len(message), 1000):
        connection.data_received(message[start : start + 1000])
    assert len(written) == 1
    connection.data_received(message + message + message[:10])
    assert len(written) == 3
    assert gateway.counts.requests == 3


def test_the_bundle_has_many_authorities(stage: Stage) -> None:
    """Loading it costs what loading a usual one costs."""
    assert Path(stage.ca_bundle).read_text("utf-8").count("BEGIN CERTIFICATE") > 50
