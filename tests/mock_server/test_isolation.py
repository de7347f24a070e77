"""Rule O4: everybody sees only what is theirs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mock_server.support import Side, Stocked, partner_of, refused, simulator
from wechatpay_mock import Rules, Simulator

OTHERS: dict[str, Callable[[Simulator], Side]] = {
    "another brand": lambda mock: Side(mock, mock.add_brand("120345")),
    "another partner for the same brand": lambda mock: Side(mock, mock.add_partner("1900000108")),
    "the same partner for another brand": lambda mock: partner_of(mock, brand_id="120345"),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_strangers(mock: Simulator, side: Side, other: Callable[[Simulator], Side]) -> None:
    """Coupons, stocks and user coupons of others are as good as unknown, for every operation."""
    mine = side.stocked(coupon_code_mode="UPLOAD")
    mine.upload("a")
    code = mine.confirmed()
    theirs = Stocked(other(mock), mine.product_coupon_id, mine.stock_id)
    answers = [
        theirs.side.coupon(mine.product_coupon_id),
        theirs.upload("b"),
        theirs.send("send_0009"),
        theirs.confirm(code, "confirm_0009"),
        theirs.use(code),
        theirs.get(code),
    ]
    assert {refused(answer)[:2] for answer in answers} == {(404, "NOT_FOUND")}
    assert mine.state(code) == "EFFECTIVE"


def test_brand_and_partner(brand: Side, partner: Side) -> None:
    """A brand does not see what a partner made for it, nor the other way round."""
    for one, other in ((brand, partner), (partner, brand)):
        assert other.coupon(one.create().json()["product_coupon_id"]).status_code == 404


def test_numbers_do_not_meet(mock: Simulator, brand: Side, partner: Side) -> None:
    """The same request number of two callers, or for two brands, is not the same."""
    sides = [brand, partner, partner_of(mock, brand_id="120345"), Side(mock, mock.add_brand("120345"))]
    ids = {side.create().json()["product_coupon_id"] for side in sides}
    assert len(ids) == 4


def test_codes_do_not_meet(brand: Side, partner: Side) -> None:
    """Two callers may assign the same code."""
    for side in (brand, partner):
        assert side.stocked(coupon_code_mode="API_ASSIGN").sent(coupon_code="mine") == "mine"


def test_any_brand_is_authorised_by_default(mock: Simulator) -> None:
    """A partner may act for whatever brand it names."""
    assert partner_of(mock, brand_id="any").create().status_code == 200


def test_unauthorised_brand(home: Path) -> None:
    """A switch: for a brand that has not authorised the partner it is 403 NO_AUTH, sub-code 268579803."""
    mock = simulator(home, rules=Rules(authorised_brands=frozenset({"120344"})))
    assert partner_of(mock).create().status_code == 200
    stranger = partner_of(mock, brand_id="120345")
    assert refused(stranger.create()) == (403, "NO_AUTH", 268579803)
    assert refused(stranger.coupon("1")) == (403, "NO_AUTH", 268579803)
    assert stranger.read("/notify-configs").status_code == 404
