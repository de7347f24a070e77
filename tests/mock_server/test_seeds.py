"""The mission's two examples."""

from typing import Any

import pytest

from tests.mock_server.support import Side, seed
from wechatpay_mock import Simulator

Json = dict[str, Any]


def _assert_within(told: Any, answered: Any, where: str = "") -> None:
    # Every value told stands at the same place of the answer; the answer has more.
    if isinstance(told, dict):
        assert isinstance(answered, dict), where
        for name in told:
            assert name in answered, f"{where}/{name}"
            _assert_within(told[name], answered[name], f"{where}/{name}")
    else:
        assert told == answered, where


def _sides(mock: Simulator) -> dict[str, Side]:
    return {"brand": Side(mock, mock.brand), "partner": Side(mock, mock.partner)}


@pytest.mark.parametrize("name", ["brand", "partner"])
def test_accepted_verbatim(mock: Simulator, name: str) -> None:
    """The example is accepted as it is, and every one of its values is recorded and shown again."""
    body = seed(name)
    side = _sides(mock)[name]
    response = side.client.post(f"{side.prefix}/product-coupons", json=body)
    assert response.status_code == 200
    told = {key: value for key, value in body.items() if key != "out_request_no"}
    _assert_within(told, response.json())
    del told["stock"]
    _assert_within(told, side.coupon(response.json()["product_coupon_id"]).json())
    (visit,) = list(mock.requests)[:1]
    assert body == visit.body


@pytest.mark.parametrize("name", ["brand", "partner"])
def test_equals_the_contract_example(mock: Simulator, name: str) -> None:
    """The answer is the one that the contract prints for it, but for ids."""
    side = _sides(mock)[name]
    answer = side.client.post(f"{side.prefix}/product-coupons", json=seed(name)).json()
    operation = mock.gateway.contract.operations[f"{name}CreateProductCoupon"]
    assert _without_ids(operation.responses[200].examples["mission"]) == _without_ids(answer)


@pytest.mark.parametrize("name", ["brand", "partner"])
def test_every_create_example_is_answered_as_printed(mock: Simulator, name: str) -> None:
    """All named pairs of the create operation hold: its request gets its answer, but for ids."""
    side = _sides(mock)[name]
    document = mock.gateway.contract.document
    operation = mock.gateway.contract.operations[f"{name}CreateProductCoupon"]
    content = ("paths", f"{side.prefix}/product-coupons", "post", "requestBody", "content", "application/json")
    pairs = operation.responses[200].examples
    assert set(document.at((*content, "examples"))) == set(pairs)
    for scenario, printed in pairs.items():
        mock.reset()
        body = document.at(document.resolve((*content, "examples", scenario)))["value"]
        answer = side.client.post(f"{side.prefix}/product-coupons", json=body).json()
        assert _without_ids(printed) == _without_ids(answer), scenario


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        ids = ("product_coupon_id", "stock_id", "stock_bundle_id", "sent_count_info")
        return {name: _without_ids(member) for name, member in value.items() if name not in ids}
    return [_without_ids(item) for item in value] if isinstance(value, list) else value
