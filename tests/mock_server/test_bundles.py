"""Bundles of users: rules B6 to B23."""

from collections.abc import Callable
from typing import Any

from tests.mock_server.support import APPID, MONTH, NOW, OPENID, Side, detail, refused
from wechatpay_mock import Rules

HOUR = 3600
DAY = 24 * HOUR
INVALID = (400, "INVALID_REQUEST")


def _info(one: Any) -> tuple[int, int, int]:
    info = one["user_product_coupon_bundle_info"]
    return info["user_coupon_bundle_index"], info["total_count"], info["used_count"]


def test_answer(side: Side) -> None:
    """B6, B14, B24, U1: the bundle, holding its first coupon only, CONFIRMING."""
    bundled = side.bundled()
    answer = bundled.send(attach="text").json()
    (first,) = answer["user_product_coupon_list"]
    assert (first["coupon_state"], first["send_channel"], first["attach"]) == ("CONFIRMING", "API", "text")
    assert first["progressive_bundle_usage_detail"] == {}
    assert "single_usage_detail" not in first
    assert first["user_product_coupon_bundle_info"]["user_coupon_bundle_id"] == answer["user_coupon_bundle_id"]
    assert _info(first) == (0, 3, 0)
    assert first["stock"]["stock_bundle_info"]["stock_bundle_index"] == 0
    assert first == bundled.stocks[0].get(first["coupon_code"]).json()


def test_send_again(side: Side) -> None:
    """N4, N5: the same number gets the same bundle, also when its stocks are over; other data are refused."""
    bundled = side.bundled()
    first = bundled.send().json()
    assert first == bundled.send().json()
    assert refused(bundled.send(attach="other")) == (400, "ALREADY_EXISTS", 268578927)
    assert bundled.send(openid="another").json()["user_coupon_bundle_id"] != first["user_coupon_bundle_id"]
    side.simulator.clock.advance(30 * DAY)
    assert first == bundled.send().json()
    assert refused(bundled.send("send_0002"))[2] == 268577984


def test_rounds(side: Side) -> None:
    """B7 to B10: the use of each coupon issues the next, in the order of the stocks, to be confirmed on its own."""
    bundled = side.bundled()
    bundled.sent()
    for index in range(3):
        (*_, last) = rounds = bundled.rounds()
        assert (len(rounds), last["coupon_state"]) == (index + 1, "CONFIRMING")
        assert last["stock"]["stock_id"] == bundled.stocks[index].stock_id
        assert _info(last) == (index, 3, index)
        assert refused(bundled.stocks[index].use(last["coupon_code"], "too_early"))[2] == 268578367
        used = bundled.use(index).json()
        assert used["progressive_bundle_usage_detail"]["use_request_no"] == f"use_{index:06d}"
        assert used == bundled.use(index).json()
    assert [one["coupon_state"] for one in bundled.rounds()] == ["USED"] * 3
    assert {_info(one)[2] for one in bundled.rounds()} == {3}


def test_validity(side: Side) -> None:
    """B11, B23: every round has the validity of the bundle, and is lost with it."""
    bundled = side.bundled(progressive_bundle_usage_rule=_rule(available_days=3))
    bundled.sent()
    side.simulator.clock.advance(DAY)
    bundled.use(0)
    one, other = bundled.rounds()
    assert one["valid_begin_time"] == other["valid_begin_time"] == NOW
    assert one["valid_end_time"] == other["valid_end_time"] == "2025-08-17T23:59:59+08:00"
    side.simulator.clock.advance(2 * DAY)
    assert bundled.rounds()[1]["coupon_state"] == "EXPIRED"


def _rule(**period: Any) -> Any:
    offers = [{"threshold": 1000, "discount_amount": amount} for amount in (500, 100, 200)]
    return {"coupon_available_period": {**MONTH, **period}, "normal_coupon_list": offers}


def test_interval(side: Side) -> None:
    """B12, B13, U11: EFFECTIVE after its confirmation, but not usable before 00:00 of the day after the interval."""
    bundled = side.bundled(info={"interval_days": 2})
    bundled.sent()
    bundled.use(0)
    refusal = bundled.use(1)
    assert refused(refusal) == (403, "NOT_ENOUGH", 272755717)
    assert bundled.rounds()[1]["coupon_state"] == "EFFECTIVE"
    side.simulator.clock.advance(12 * HOUR + DAY - 1)
    assert refused(bundled.use(1))[2] == 272755717
    side.simulator.clock.advance(1)
    assert bundled.use(1).json()["coupon_state"] == "USED"


def test_no_interval(side: Side) -> None:
    """B12: an interval of 0 days is none."""
    bundled = side.bundled(info={"interval_days": 0})
    bundled.sent()
    bundled.use(0)
    assert bundled.use(1).status_code == 200


def test_counters(side: Side) -> None:
    """B15: each round counts in its own stock, and only the first one against the limit of a day."""
    limits = {"max_count": 9, "max_count_per_day": 1, "max_count_per_user": 2}
    bundled = side.bundled(stock_send_rule=limits)
    bundled.sent()
    bundled.use(0)
    counts = [stock.read()["sent_count_info"]["total_count"] for stock in bundled.stocks]
    assert counts == [1, 1, 0]
    assert refused(bundled.send("send_0002"))[:2] == (403, "NOT_ENOUGH")


def test_user_limit(side: Side) -> None:
    """Q3, Q15: the limit of a user counts bundles."""
    bundled = side.bundled(stock_send_rule={"max_count": 9, "max_count_per_user": 1})
    bundled.sent()
    assert refused(bundled.send("send_0002"))[2] == 272756740
    assert refused(bundled.pre_send("send_0002"))[2] == 272756740


def test_codes(side: Side) -> None:
    """K8, B16: every stock has codes of its own; without one the next round is not issued, the use succeeds."""
    bundled = side.bundled(coupon_code_mode="UPLOAD")
    assert bundled.send().json()["message"] == "商品券批次预上传券Code剩余数量不足"
    bundled.stocks[0].upload("a", number="upload_0001")
    bundled.stocks[1].upload("b", number="upload_0002")
    bundled.sent()
    bundled.use(0)
    assert bundled.use(1).json()["coupon_state"] == "USED"
    assert [one["coupon_code"] for one in bundled.rounds()] == ["a", "b"]


def test_budget_of_a_later_round(side: Side) -> None:
    """B15, B16: a later stock that has given out everything issues no more rounds."""
    bundled = side.bundled(stock_send_rule={"max_count": 1, "max_count_per_user": 9})
    bundled.sent()
    bundled.use(0)
    returned = bundled.stocks[0].revert(bundled.code(0))
    assert returned.status_code == 200
    assert [stock.read()["sent_count_info"]["total_count"] for stock in bundled.stocks] == [1, 1, 0]


def test_rounds_after_the_end_of_the_coupon(side: Side) -> None:
    """B17: a bundle received goes on when its coupon is deactivated."""
    bundled = side.bundled()
    bundled.sent()
    bundled.stocks[0].end(f"/product-coupons/{bundled.product_coupon_id}")
    bundled.use(0)
    assert len(bundled.rounds()) == 2


def test_rounds_may_end_with_the_coupon(side_with: Callable[[Rules], Side]) -> None:
    """B17, a switch: no new SEND events means no further rounds."""
    bundled = side_with(Rules(rounds_end_with_stock=True)).bundled()
    bundled.sent()
    bundled.stocks[0].end(f"/product-coupons/{bundled.product_coupon_id}")
    assert bundled.use(0).json()["coupon_state"] == "USED"
    assert len(bundled.rounds()) == 1


def test_deactivation(side: Side) -> None:
    """B18: what is not used ends, what is used stays, and no further round is issued."""
    bundled = side.bundled()
    bundle_id = bundled.sent()
    bundled.use(0)
    ended = bundled.end(bundle_id)
    states = [one["coupon_state"] for one in ended.json()["user_product_coupon_list"]]
    assert states == ["USED", "DEACTIVATED"]
    assert ended.json()["user_product_coupon_list"][1]["deactivate_request_no"] == "end_000001"
    assert ended.json() == bundled.end(bundle_id).json()
    assert refused(bundled.end(bundle_id, "end_000002"))[:2] == INVALID
    bundled.stocks[0].revert(bundled.code(0))
    assert bundled.stocks[0].use(bundled.code(0), "use_again").status_code == 200
    assert len(bundled.rounds()) == 2


def test_deactivation_leaves_deleted_rounds(side: Side) -> None:
    """B18: a coupon that the user has deleted stays DELETED."""
    bundled = side.bundled()
    bundle_id = bundled.sent()
    bundled.stocks[0].delete(bundled.code(0))
    (only,) = bundled.end(bundle_id).json()["user_product_coupon_list"]
    assert only["coupon_state"] == "DELETED"


def test_single_deactivation(side: Side) -> None:
    """B19: a round is not deactivated alone."""
    bundled = side.bundled()
    bundled.sent()
    response = bundled.stocks[0].deactivate(bundled.code(0))
    assert detail(response)["field"] == "/stock_id"


def test_unknown_bundle(side: Side) -> None:
    """O5: the bundle has to come from that stock bundle, and to be the user's."""
    one, other = side.bundled(), side.bundled()
    bundle_id = one.sent()
    for response in (other.end(bundle_id), one.end("1")):
        assert refused(response) == (404, "NOT_FOUND", 268578608)
    one.stock_bundle_id = "1"
    assert one.end(bundle_id).json()["message"] == "未找到 stock_bundle_id 对应的商品券批次组"
    assert one.send("send_0002").status_code == 404


def test_return(side: Side) -> None:
    """B20, B21, B22: any used round may be returned; the later one stays, the count goes down by one."""
    bundled = side.bundled()
    bundled.sent()
    bundled.use(0)
    bundled.use(1)
    returned = bundled.stocks[0].revert(bundled.code(0)).json()
    assert (returned["coupon_state"], _info(returned)) == ("EFFECTIVE", (0, 3, 1))
    assert returned["progressive_bundle_usage_detail"]["return_request_no"] == "return_0001"
    assert [one["coupon_state"] for one in bundled.rounds()] == ["EFFECTIVE", "USED", "CONFIRMING"]
    bundled.stocks[0].use(bundled.code(0), "use_again")
    assert len(bundled.rounds()) == 3


def test_return_of_the_latest_only(side_with: Callable[[Rules], Side]) -> None:
    """B20, a switch: of three used rounds only the third, then the second, may be returned."""
    bundled = side_with(Rules(latest_round_returned_only=True)).bundled()
    bundled.sent()
    for index in range(3):
        bundled.use(index)
    assert refused(bundled.stocks[1].revert(bundled.code(1)))[:2] == INVALID
    assert bundled.stocks[2].revert(bundled.code(2), "return_0002").status_code == 200
    assert bundled.stocks[1].revert(bundled.code(1), "return_0003").status_code == 200


def test_pre_send(side: Side) -> None:
    """N11 to N13: a token, and the bundle by a tap."""
    bundled = side.bundled()
    token = bundled.pre_send().json()["token"]
    assert bundled.rounds() == []
    taken = side.happen("/receive-component/tap", {"token": token}).json()
    assert taken["user_product_coupon_list"][0]["send_channel"] == "RECEIVE_COMPONENT"
    bundled.use(0)
    assert [one["send_channel"] for one in bundled.rounds()] == ["RECEIVE_COMPONENT"] * 2


def test_shake(side: Side) -> None:
    """N14: shaking the phone may bring a bundle too."""
    bundled = side.bundled()
    who = {"appid": APPID, "openid": OPENID}
    shaken = side.happen(f"/stocks/{bundled.stocks[0].stock_id}/shake", who).json()
    assert shaken["user_product_coupon_list"][0]["send_channel"] == "BRAND_MANAGE"
