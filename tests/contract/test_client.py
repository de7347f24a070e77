"""The generated client against the simulator: schemathesis draws the calls from the contract.

Five assertions hold for each call: (1) the body passes through its model unchanged, (2) the server received what was
generated, (3) the answer passes through its model unchanged, (4) no declared field hides among additional properties,
(5) the server did not refuse. The objects a call needs are made first, through the same client.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest

from tests.contract.figures import Note, tell
from tests.contract.support import (
    Wire,
    call,
    contract,
    drawn,
    expected_path,
    hidden_fields,
    operations,
    path_segments,
)
from tests.contract.world import World
from tools.contract import schema_name
from wechatpay_mock import Rules, Simulator
from wechatpay_product_coupon import BrandClient, PartnerClient, models


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Simulator, str]]:
    # Generated addresses may be anybody's: nothing is sent to them.
    simulator = Simulator(now=datetime.fromisoformat(World.NOW), rules=Rules(callback_hosts=frozenset()))
    with simulator.run() as base_url:
        yield simulator, base_url


UPLOADS = [operation.id for operation in contract().operations() if "x-sign-part" in operation.raw]


@pytest.mark.parametrize("operation_id", [id_ for id_ in operations() if id_ not in UPLOADS])
def test_generated_calls(operation_id: str, served: tuple[Simulator, str], record_property: Note) -> None:
    """Every operation of the contract, through its generated method."""
    simulator, base_url = served
    wire = Wire()
    http = httpx.Client(event_hooks=wire.hooks)
    client: BrandClient | PartnerClient
    if operation_id.startswith("brand"):
        client = BrandClient(simulator.brand, base_url=base_url, http_client=http)
    else:
        client = PartnerClient(simulator.partner, base_url=base_url, http_client=http)
    entry = next(operation for operation in contract().operations() if operation.id == operation_id)
    request, answer = contract().request_schema(entry), contract().answer_schema(entry)

    calls: list[bool] = []

    @drawn(operations()[operation_id].as_strategy())
    def exercise(case: Any) -> None:
        simulator.reset()
        path, query, body = World(client).adapt(operation_id, case)
        if request is not None:
            model = getattr(models, schema_name(request)).from_dict(body)
            assert body == model.to_dict(), "(1) the body changed in its model"
            assert hidden_fields(model, contract().resolve(request)) == [], "(4) hidden in the request"

        # schemathesis percent-encodes path values itself; the client is given the plain ones.
        path = {name: unquote(str(value)) for name, value in path.items()}
        result = call(client, operation_id, path, query, body)  # (5) a refusal raises

        assert expected_path(entry.path, path) == path_segments(wire.path), "(2) path"
        assert {name: str(value) for name, value in query.items()} == wire.query, "(2) query"
        assert body == wire.body == list(simulator.requests)[-1].body, "(2) body"
        if entry.path.startswith("/brand/"):
            assert wire.request is not None
            assert wire.request.headers["Wechatpay-Serial"], "(2) header"
        if answer is not None:
            assert json.loads(wire.answer) == result.to_dict(), "(3) the answer changed in its model"
            assert hidden_fields(result, contract().resolve(answer)) == [], "(4) hidden in the answer"
        calls.append(answer is not None)

    with http:
        exercise()
    assert calls
    tell(record_property, operations=[operation_id], cases=len(calls), answers=sum(calls))


@pytest.mark.parametrize("operation_id", UPLOADS)
def test_generated_uploads(
    operation_id: str, served: tuple[Simulator, str], tmp_path: Path, record_property: Note
) -> None:
    """Uploads arrive byte for byte, with the text of `meta` signed as sent, from bytes and from files."""
    simulator, base_url = served
    side: BrandClient | PartnerClient
    if operation_id.startswith("brand"):
        side = BrandClient(simulator.brand, base_url=base_url)
    else:
        side = PartnerClient(simulator.partner, base_url=base_url)
    picture = bytes(range(256)) * 40 + b"\r\n--+++\r\n"
    path = tmp_path / "头图.png"
    path.write_bytes(picture)
    with side as client:
        first = client.images.upload(picture, filename="头图.png")
        second = client.images.upload(path)
    assert first == second
    assert first.image_url.startswith("https://")
    tell(record_property, operations=[operation_id], cases=2, answers=2)
