"""Rule O4: everybody sees only what is theirs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mock_server.support import APPID, OPENID, Bundled, Side, Stocked, partner_of, refused, simulator
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


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_strangers_change_nothing(mock: Simulator, side: Side, other: Callable[[Simulator], Side]) -> None:
    """Nor can they change, extend, end, offer or list what they do not see."""
    mine, bundled = side.stocked(), side.bundled()
    code, bundle_id = mine.confirmed(), bundled.sent()
    theirs = Stocked(other(mock), mine.product_coupon_id, mine.stock_id)
    stranger = theirs.side
    made = {"product_coupon_id": bundled.product_coupon_id, "stock_bundle": {"stock_bundle_id": "", "stock_list": []}}
    their_bundle = Bundled(stranger, made)
    their_bundle.stock_bundle_id = bundled.stock_bundle_id
    budget = {"update_mode": "MAX_COUNT", "current_max_count": 1000, "target_max_count": 2000}
    answers = [
        theirs.update(),
        theirs.budget(**budget),
        theirs.end(theirs.path),
        theirs.end(theirs.coupon_path),
        theirs.pre_send("send_0009"),
        theirs.revert(code),
        theirs.deactivate(code),
        stranger.read(theirs.path),
        stranger.read(f"{theirs.coupon_path}/stocks"),
        stranger.read(f"{theirs.path}/associated-stores"),
        stranger.post(f"{theirs.path}/associate-stores", {"store_list": []}),
        stranger.patch(bundled.path, {"out_request_no": "update_0001"}),
        stranger.post(f"{bundled.path}/update-budget", {"out_request_no": "budget_0001", **budget}),
        their_bundle.send("send_0009"),
        their_bundle.pre_send("send_0009"),
        their_bundle.end(bundle_id),
    ]
    assert {refused(answer)[:2] for answer in answers} == {(404, "NOT_FOUND")}
    assert stranger.read(f"/users/{OPENID}/coupons", {"appid": APPID}).json()["user_coupon_list"] == []
    assert mine.state(code) == "EFFECTIVE"
    assert bundled.rounds()[-1]["coupon_state"] == "CONFIRMING"


def test_openid_of_another_appid(mock: Simulator, side: Side) -> None:
    """O8: every operation that names a user refuses an openid of another appid."""
    stocked, bundled = side.stocked(), side.bundled()
    code, bundle_id = stocked.confirmed(), bundled.sent()
    mock.gateway.store.people.register("wx2", OPENID, "unionid")
    answers = [
        stocked.pre_send(),
        stocked.revert(code),
        stocked.deactivate(code),
        bundled.send(),
        bundled.pre_send(),
        bundled.end(bundle_id),
        side.read(f"/users/{OPENID}/coupons", {"appid": APPID}),
    ]
    assert {answer.json()["message"] for answer in answers} == {"传入的OpenID不合法"}


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
