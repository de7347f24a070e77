"""Coupons in users' hands: rules U1 to U20 as far as the slice reaches, U31 to U33, O5, O7."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.mock_server.support import APPID, NOW, OPENID, Side, coupon, refused, seed
from wechatpay_mock import Rules

HOUR = 3600
DAY = 24 * HOUR


def test_life(side: Side) -> None:
    """U1, U3, U4, U10, U19: sent, confirmed at once, used; every step is remembered."""
    stocked = side.stocked()
    code = stocked.sent()
    assert stocked.state(code) == "CONFIRMING"
    confirmed = stocked.confirm(code).json()
    assert confirmed["coupon_state"] == "EFFECTIVE"
    assert (confirmed["confirm_request_no"], confirmed["confirm_time"]) == ("confirm_0001", NOW)
    order = {"transaction_id": "4200", "out_trade_no": "trade", "mchid": "1234567890"}
    used = stocked.use(code, associated_order_info=order, saved_amount=1000).json()
    assert used["coupon_state"] == "USED"
    assert used["single_usage_detail"] == {
        "use_request_no": "use_0001",
        "use_time": NOW,
        "associated_order_info": order,
        "saved_amount": 1000,  # U17
    }
    assert used == stocked.get(code).json()


@pytest.mark.parametrize(("told", "fits"), [({}, True), ({"saved_amount": 0}, True), ({"saved_amount": -1}, False)])
def test_saving(side: Side, told: dict[str, int], fits: bool) -> None:
    """U17: the amount saved is optional, in fen and at least 0; it is shown as told, and not reckoned anew."""
    stocked = side.stocked()
    response = stocked.use(stocked.confirmed(), **told)
    assert (response.status_code == 200) is fits
    if fits:
        assert response.json()["single_usage_detail"].get("saved_amount") == told.get("saved_amount")


def test_pay_score_order(side: Side) -> None:
    """U13: the order may be a pay score order instead."""
    stocked = side.stocked()
    code = stocked.confirmed()
    body = {**stocked.ids(), "use_time": NOW, "out_request_no": "use_0001"}
    body["associated_pay_score_order_info"] = {"order_id": "1000"}
    response = side.post(f"/users/{OPENID}/coupons/{code}/use", body)
    assert response.json()["single_usage_detail"]["associated_pay_score_order_info"] == {"order_id": "1000"}


def test_order_is_not_looked_up(side: Side) -> None:
    """U15: whether the order exists does not matter."""
    stocked = side.stocked()
    assert stocked.use(stocked.confirmed(), associated_order_info={"transaction_id": "no such"}).status_code == 200


def test_time_of_use_is_kept_as_told(side: Side) -> None:
    """U12: the time told is stored and not compared with anything."""
    stocked = side.stocked()
    used = stocked.use(stocked.confirmed(), use_time="2001-01-01T00:00:00Z").json()
    assert used["single_usage_detail"]["use_time"] == "2001-01-01T00:00:00Z"


def test_confirm_before_the_validity(side: Side) -> None:
    """U4, U33: confirmed too early it is PENDING, and becomes EFFECTIVE by the clock alone."""
    stocked = side.stocked(coupon(period={"available_days": 3, "wait_days_after_receive": 1}))
    code = stocked.sent()
    assert stocked.confirm(code).json()["coupon_state"] == "PENDING"
    side.simulator.clock.advance(12 * HOUR - 1)
    assert stocked.state(code) == "PENDING"
    side.simulator.clock.advance(1)
    assert stocked.state(code) == "EFFECTIVE"


def test_late_confirm_does_not_extend(side: Side) -> None:
    """U5: the validity was fixed when the coupon was issued."""
    stocked = side.stocked(coupon(period={"available_days": 3}))
    sent = stocked.send().json()
    side.simulator.clock.advance(DAY)
    confirmed = stocked.confirm(sent["coupon_code"]).json()
    assert confirmed["valid_begin_time"] == sent["valid_begin_time"] == NOW
    assert confirmed["valid_end_time"] == sent["valid_end_time"] == "2025-08-17T23:59:59+08:00"


def test_unconfirmed_coupon_cannot_be_used(side: Side) -> None:
    """U6, U10: without a confirmation the coupon is seen but not usable, sub-code 268578367."""
    stocked = side.stocked()
    code = stocked.sent()
    assert stocked.get(code).status_code == 200
    assert refused(stocked.use(code)) == (403, "NOT_ENOUGH", 268578367)


@pytest.mark.parametrize("confirmed", [False, True])
def test_expiry(side: Side, confirmed: bool) -> None:
    """U7, U33: after its last second a coupon is EXPIRED, confirmed or not, by the clock alone."""
    stocked = side.stocked(coupon(period={"available_days": 1}))
    code = stocked.confirmed() if confirmed else stocked.sent()
    side.simulator.clock.advance(12 * HOUR - 1)
    assert stocked.state(code) == ("EFFECTIVE" if confirmed else "CONFIRMING")
    side.simulator.clock.advance(1)
    assert stocked.state(code) == "EXPIRED"


def test_pending_coupon_expires(side: Side) -> None:
    """U7: so does one that was never EFFECTIVE, when the clock jumps."""
    stocked = side.stocked(coupon(period={"available_days": 1, "wait_days_after_receive": 1}))
    code = stocked.confirmed()
    assert stocked.state(code) == "PENDING"
    side.simulator.clock.advance(30 * DAY)
    assert stocked.state(code) == "EXPIRED"


def test_confirm_after_the_end(side: Side) -> None:
    """U9: a coupon past its end cannot be confirmed."""
    stocked = side.stocked(coupon(period={"available_days": 1}))
    code = stocked.sent()
    side.simulator.clock.advance(DAY)
    assert refused(stocked.confirm(code)) == (400, "INVALID_REQUEST", 268578776)


def test_confirm_of_a_used_coupon(side: Side) -> None:
    """U27: a wrong state is INVALID_REQUEST on confirm."""
    stocked = side.stocked()
    code = stocked.confirmed()
    stocked.use(code)
    assert refused(stocked.confirm(code, "confirm_9999")) == (400, "INVALID_REQUEST", 268578367)


def test_use_before_the_validity(side: Side) -> None:
    """U10, U11: before valid_begin_time a use is NOT_ENOUGH, sub-code 272755715."""
    stocked = side.stocked(coupon(period={"available_begin_time": "2025-08-20T00:00:00+08:00"}))
    code = stocked.confirmed()
    assert refused(stocked.use(code)) == (403, "NOT_ENOUGH", 272755715)
    side.simulator.clock.advance(5 * DAY)
    assert stocked.use(code).status_code == 200


def test_use_after_the_end(side: Side) -> None:
    """U10: an expired coupon cannot be used, sub-code 268578776; its last second still counts."""
    stocked = side.stocked(coupon(period={"available_seconds": 3600}))
    one, other = stocked.confirmed("send_0001"), stocked.confirmed("send_0002")
    side.simulator.clock.advance(HOUR)
    assert stocked.use(one, "use_0001").status_code == 200
    side.simulator.clock.advance(1)
    assert refused(stocked.use(other, "use_0002")) == (403, "NOT_ENOUGH", 268578776)


def _use_at(side: Side, period: dict[str, Any], *moments: int) -> list[int]:
    """The sub-codes of uses at moments, in seconds after Friday noon."""
    stocked = side.stocked(coupon(period=period))
    codes = [stocked.confirmed(f"send_{index:04d}") for index in range(len(moments))]
    outcomes: list[int] = []
    passed = 0
    for index, moment in enumerate(moments):
        side.simulator.clock.advance(moment - passed)
        passed = moment
        outcomes.append(int(stocked.use(codes[index], f"use_{index:04d}").headers["Request-ID"].rpartition("-")[2]))
    return outcomes


OUTSIDE = 272755717


def test_weekdays(side: Side) -> None:
    """U11, P5, P8: only on the days of the week, in Beijing time; sub-code 272755717."""
    period = {"weekly_available_period": {"day_list": ["SATURDAY"]}}
    midnight = 12 * HOUR
    moments = (0, midnight - 1, midnight, midnight + DAY - 1, midnight + DAY)
    assert _use_at(side, period, *moments) == [OUTSIDE, OUTSIDE, 0, 0, OUTSIDE]


def test_times_of_the_day(side: Side) -> None:
    """U11, P5: only in the spans of these days, their last second included."""
    spans = [{"begin_time": 13 * HOUR, "end_time": 14 * HOUR}, {"begin_time": 18 * HOUR, "end_time": 86399}]
    period = {"weekly_available_period": {"day_list": ["FRIDAY"], "day_period_list": spans}}
    moments = (HOUR - 1, HOUR, 2 * HOUR, 2 * HOUR + 1, 6 * HOUR, 12 * HOUR - 1, 12 * HOUR)
    assert _use_at(side, period, *moments) == [OUTSIDE, 0, 0, OUTSIDE, 0, 0, OUTSIDE]


def test_irregular_spans(side: Side) -> None:
    """U11, P4: only in the spans of time."""
    spans = [
        {"begin_time": "2025-08-15T13:00:00+08:00", "end_time": "2025-08-15T14:00:00+08:00"},
        {"begin_time": "2025-08-15T08:00:00Z", "end_time": "2025-08-15T09:00:00Z"},
    ]
    moments = (0, HOUR, 2 * HOUR, 2 * HOUR + 1, 4 * HOUR, 5 * HOUR + 1)
    expected = [OUTSIDE, 0, 0, OUTSIDE, 0, OUTSIDE]
    assert _use_at(side, {"irregular_available_period_list": spans}, *moments) == expected


def test_all_conditions_hold_at_once(brand: Side) -> None:
    """P6: the brand's example is usable on one working day only, as all its parts have to hold."""
    stocked = brand.stocked(seed("brand"))
    stocked.upload("a", "b")
    code = stocked.confirmed("send_0001")
    other = stocked.confirmed("send_0002", openid="another")
    assert stocked.use(code).status_code == 200
    brand.simulator.clock.advance(3 * DAY)
    assert stocked.get(other, openid="another").json()["coupon_state"] == "EFFECTIVE"
    assert refused(stocked.use(other, "use_0002", openid="another")) == (403, "NOT_ENOUGH", OUTSIDE)


def test_the_mission_by_the_clock(partner: Side) -> None:
    """The partner's example: received on a Friday, PENDING for a day, usable on the next Monday."""
    stocked = partner.stocked(seed("partner"))
    code = stocked.confirmed()
    assert stocked.state(code) == "PENDING"
    partner.simulator.clock.advance(DAY)
    assert stocked.state(code) == "EFFECTIVE"
    assert refused(stocked.use(code))[2] == OUTSIDE
    partner.simulator.clock.advance(2 * DAY)
    assert stocked.use(code).json()["coupon_state"] == "USED"


def test_used_coupon_does_not_expire(side: Side) -> None:
    """U19: USED stays USED after the end."""
    stocked = side.stocked()
    code = stocked.confirmed()
    stocked.use(code)
    side.simulator.clock.advance(365 * DAY)
    assert stocked.state(code) == "USED"


def test_content_is_as_it_was_when_issued(side: Side) -> None:
    """U32: a later change of coupon or stock does not reach a coupon that was issued before."""
    stocked = side.stocked()
    code = stocked.sent()
    stock = next(
        space.stocks[stocked.stock_id]
        for space in side.simulator.gateway.store._spaces.values()
        if stocked.stock_id in space.stocks
    )
    stock.content = stock.content | {"remark": "later"}
    stock.coupon.content = stock.coupon.content | {"out_product_no": "later"}
    shown = stocked.get(code).json()
    assert "remark" not in shown["stock"]
    assert "out_product_no" not in shown["product_coupon"]
    assert stocked.send("send_0002").json()["stock"]["remark"] == "later"


def test_unknown(side: Side) -> None:
    """O5, O7: code, stock, user and appid belong together; the text names the id at fault."""
    stocked = side.stocked()
    code = stocked.sent()
    nothing = "未找到 coupon_code 对应的用户商品券"
    assert stocked.get(code).status_code == 200
    assert stocked.get("other").json()["message"] == nothing
    assert stocked.get(code, openid="another").json()["message"] == nothing
    assert stocked.get(code, appid="wx-other").json()["message"] == nothing
    assert refused(stocked.confirm(code, openid="another")) == (404, "NOT_FOUND", 268578851)
    assert refused(stocked.use("other")) == (404, "NOT_FOUND", 268578851)
    other = side.stocked()
    assert other.get(code).json()["message"] == nothing
    other.product_coupon_id = stocked.product_coupon_id
    assert other.get(code).json()["message"] == "未找到 stock_id 对应的商品券批次"
    other.product_coupon_id = "1"
    assert other.get(code).json()["message"] == "未找到 product_coupon_id 对应的商品券"


def test_openid_of_another_appid(side: Side) -> None:
    """O8: an openid of another appid is refused, not looked up."""
    stocked = side.stocked()
    code = stocked.sent()
    side.simulator.gateway.store.people.register("wx2", OPENID, "unionid")
    assert stocked.get(code).json()["message"] == "传入的OpenID不合法"


def test_another_openid_of_the_person(side: Side) -> None:
    """O6: the same person finds the coupon by another openid and its appid."""
    people = side.simulator.gateway.store.people
    people.register(APPID, OPENID, "unionid")
    people.register("wx2", "openid-2", "unionid")
    stocked = side.stocked()
    code = stocked.sent()
    assert stocked.get(code, openid="openid-2", appid="wx2").status_code == 200


def test_use_in_progress(side_with: Callable[[Rules], Side]) -> None:
    """U18, a switch: while a use is in progress another one is told so, sub-code 272756746; later that it came late."""
    side = side_with(Rules(use_seconds=2))
    stocked = side.stocked()
    code = stocked.confirmed()
    first = stocked.use(code, "use_0001")
    assert first.status_code == 200
    assert refused(stocked.use(code, "use_0002")) == (403, "NOT_ENOUGH", 272756746)
    assert stocked.use(code, "use_0001").json() == first.json()
    side.simulator.clock.advance(2)
    assert refused(stocked.use(code, "use_0002")) == (403, "NOT_ENOUGH", 272756745)


def test_no_use_meets_another(side: Side) -> None:
    """U18: by default a use has taken effect when the next one comes."""
    stocked = side.stocked()
    code = stocked.confirmed()
    stocked.use(code, "use_0001")
    assert refused(stocked.use(code, "use_0002")) == (403, "NOT_ENOUGH", 272756745)
