"""Giving coupons to users: rules N1 to N10, Q1 to Q8, S3, S8, S9, O5, O6, O8."""

from collections.abc import Callable

import pytest

from tests.mock_server.support import APPID, BRAND_ID, NOW, OPENID, Side, bundle, coupon, detail, refused, seed
from wechatpay_auth import Scheme
from wechatpay_mock import Rules


def _rule(**limits: int) -> dict[str, int]:
    return {"max_count": 1000, "max_count_per_user": 10, **limits}


def test_answer(side: Side) -> None:
    """N2, N3, O1, U1: one full user coupon from the stock, CONFIRMING, channel API, with an empty usage detail."""
    stocked = side.stocked()
    answer = stocked.send(attach="any attach content").json()
    assert answer["coupon_state"] == "CONFIRMING"
    assert (answer["send_channel"], answer["single_usage_detail"]) == ("API", {})
    assert (answer["send_request_no"], answer["attach"]) == ("send_0001", "any attach content")  # N9
    assert (answer["receive_time"], answer["valid_begin_time"]) == (NOW, NOW)
    assert answer["valid_end_time"] == "2025-08-31T23:59:59+08:00"
    assert answer["product_coupon"] == side.coupon(stocked.product_coupon_id).json()
    assert answer["stock"]["stock_id"] == stocked.stock_id
    assert not [name for name in answer if name.startswith(("confirm_", "deactivate_"))]
    brands = {answer.get("brand_id"), answer["stock"].get("brand_id"), answer["product_coupon"].get("brand_id")}
    assert brands == ({BRAND_ID} if side.scheme is Scheme.PARTNER else {None})


def test_attached_text(side: Side) -> None:
    """N9: it comes back with the coupon, and has at most 150 characters."""
    stocked = side.stocked()
    code = stocked.sent(attach="附" * 150)
    assert stocked.get(code).json()["attach"] == "附" * 150
    assert detail(stocked.send("send_0002", attach="附" * 151))["field"] == "/attach"
    assert "attach" not in stocked.send("send_0003").json()


def test_member(side: Side) -> None:
    """N10: the label MEMBER needs a member card, and comes back."""
    stocked = side.stocked()
    tags = {"coupon_tag_list": ["MEMBER"]}
    assert detail(stocked.send(coupon_tag_info=tags))["field"] == "/coupon_tag_info/member_tag_info"
    tags["member_tag_info"] = {"member_card_id": "card"}  # type: ignore[assignment]
    assert stocked.send(coupon_tag_info=tags).json()["coupon_tag_info"] == tags


def test_counters(side: Side) -> None:
    """Q8: both counters grow by one with each coupon; that of the day starts anew at midnight in Beijing."""
    stocked = side.stocked()
    stocked.sent("send_0001")
    stocked.sent("send_0002")
    side.simulator.clock.advance(12 * 3600 - 1)
    code = stocked.sent("send_0003")
    assert stocked.stock(code)["sent_count_info"] == {"total_count": 3, "today_count": 3}
    side.simulator.clock.advance(1)
    assert stocked.stock(code)["sent_count_info"] == {"total_count": 3, "today_count": 0}


def test_total(side: Side) -> None:
    """Q1, Q5: after max_count coupons NOT_ENOUGH."""
    stocked = side.stocked(stock_send_rule=_rule(max_count=2))
    stocked.sent("send_0001")
    stocked.sent("send_0002")
    response = stocked.send("send_0003")
    assert refused(response)[:2] == (403, "NOT_ENOUGH")
    assert response.json()["message"] == "商品券批次发放预算不足"


def test_per_day(side: Side) -> None:
    """Q2: after max_count_per_day coupons NOT_ENOUGH, until 00:00 in Beijing."""
    stocked = side.stocked(stock_send_rule=_rule(max_count_per_day=1))
    stocked.sent("send_0001")
    side.simulator.clock.advance(12 * 3600 - 1)
    assert refused(stocked.send("send_0002"))[:2] == (403, "NOT_ENOUGH")
    side.simulator.clock.advance(1)
    stocked.sent("send_0003")


def test_per_user(side: Side) -> None:
    """Q3, Q6: unconfirmed coupons count towards max_count_per_user, sub-code 272756740; others still get theirs."""
    stocked = side.stocked(stock_send_rule=_rule(max_count_per_user=2))
    stocked.sent("send_0001")
    stocked.sent("send_0002")
    response = stocked.send("send_0003")
    assert refused(response) == (400, "INVALID_REQUEST", 272756740)
    assert response.json()["message"] == "用户领取已达到上限"
    stocked.sent("send_0004", openid="another")


def test_per_user_counts_the_person(side: Side) -> None:
    """O6: two openids of one person share a limit."""
    people = side.simulator.gateway.store.people
    people.register(APPID, OPENID, "unionid")
    people.register("wx2", "openid-2", "unionid")
    stocked = side.stocked(stock_send_rule=_rule(max_count_per_user=1))
    stocked.sent("send_0001")
    assert refused(stocked.send("send_0002", openid="openid-2", appid="wx2"))[2] == 272756740


def test_nothing_comes_back(side: Side) -> None:
    """Q7: used and expired coupons keep counting."""
    stocked = side.stocked(
        coupon(period={"available_seconds": 3600}), stock_send_rule=_rule(max_count=2, max_count_per_user=1)
    )
    stocked.use(stocked.confirmed("send_0001"))
    assert refused(stocked.send("send_0002"))[2] == 272756740
    stocked.sent("send_0003", openid="another")
    side.simulator.clock.advance(2 * 3600)
    assert refused(stocked.send("send_0004", openid="another"))[2] == 272756740
    assert refused(stocked.send("send_0005", openid="third"))[:2] == (403, "NOT_ENOUGH")


def test_order_of_checks(side: Side) -> None:
    """Q4: user limit, day, total, codes; each is seen when those before it are passed."""
    rule = {"max_count": 1, "max_count_per_day": 1, "max_count_per_user": 1}
    stocked = side.stocked(coupon_code_mode="UPLOAD", stock_send_rule=rule)
    assert stocked.send("send_0000").json()["message"] == "商品券批次预上传券Code剩余数量不足"
    stocked.upload("a")
    stocked.sent("send_0001")
    assert refused(stocked.send("send_0002"))[2] == 272756740
    assert stocked.send("send_0003", openid="another").json()["message"] == "商品券批次发放预算不足"
    assert stocked.sent("send_0001")  # a duplicate number comes before the limits
    side.simulator.clock.advance(30 * 86400)
    assert refused(stocked.send("send_0004", openid="third"))[2] == 268577984  # the state of the stock before both
    assert stocked.sent("send_0001")  # but not before the number: a repeat never loses its coupon


def test_stock_over(side: Side) -> None:
    """S3, S8, P9: at its end a stock is STOPPED and gives nothing out, sub-code 268577984."""
    stocked = side.stocked()
    code = stocked.sent()
    side.simulator.clock.advance(16 * 86400 + 12 * 3600 - 2)
    assert stocked.stock(code)["state"] == "SENDING"
    stocked.sent("send_0002")
    side.simulator.clock.advance(1)
    assert stocked.stock(code)["state"] == "STOPPED"
    assert refused(stocked.send("send_0003")) == (400, "INVALID_REQUEST", 268577984)


def test_before_the_begin(side: Side) -> None:
    """S9: a stock that has not begun is SENDING and may be sent from; the validity counts from its begin."""
    stocked = side.stocked(coupon(period={"available_begin_time": "2025-08-20T00:00:00+08:00"}))
    answer = stocked.send().json()
    assert answer["stock"]["state"] == "SENDING"
    assert answer["valid_begin_time"] == "2025-08-20T00:00:00+08:00"


def test_audit(side_with: Callable[[Rules], Side]) -> None:
    """S8, C11: nothing is sent while the coupon is AUDITING."""
    side = side_with(Rules(audit_seconds=60))
    stocked = side.stocked()
    assert refused(stocked.send())[:2] == (400, "INVALID_REQUEST")
    side.simulator.clock.advance(60)
    stocked.sent()


def test_bundle_stock(side: Side) -> None:
    """N1: a stock of a bundle is not sent from singly."""
    answer = side.create(bundle()).json()
    stock_id = answer["stock_bundle"]["stock_list"][0]["stock_id"]
    body = {"product_coupon_id": answer["product_coupon_id"], "stock_id": stock_id, "appid": APPID}
    response = side.post(f"/users/{OPENID}/coupons", {**body, "send_request_no": "send_0001"})
    assert refused(response)[:2] == (400, "INVALID_REQUEST")
    assert detail(response)["field"] == "/stock_id"


def test_sequential_stock(side: Side) -> None:
    """A stock of the older multi-use generation is not sent from: no page says how."""
    body = seed("partner") | {"usage_mode": "SEQUENTIAL"}
    assert refused(side.stocked(body).send())[:2] == (400, "INVALID_REQUEST")


def test_wait_beyond_the_end(side: Side) -> None:
    """A coupon that would take effect after the end of its stock is not sent, and nothing is counted."""
    stocked = side.stocked(coupon(period={"available_days": 1, "wait_days_after_receive": 17}))
    assert refused(stocked.send())[:2] == (400, "INVALID_REQUEST")
    side.simulator.clock.advance(-86400)
    code = stocked.sent()
    assert stocked.stock(code)["sent_count_info"]["total_count"] == 1


def test_unknown(side: Side) -> None:
    """O5: the stock has to belong to the coupon; the text says which id is wrong."""
    one, other = side.stocked(), side.stocked()
    one.stock_id = other.stock_id
    assert one.send().json()["message"] == "未找到 stock_id 对应的商品券批次"
    one.product_coupon_id = "1"
    assert one.send().json()["message"] == "未找到 product_coupon_id 对应的商品券"


def test_appid_not_bound(side_with: Callable[[Rules], Side]) -> None:
    """O8, a switch: an appid that is not bound is refused, sub-code 268578704."""
    stocked = side_with(Rules(bound_appids=frozenset({APPID}))).stocked()
    stocked.sent()
    response = stocked.send("send_0002", appid="wx-not-bound")
    assert refused(response) == (400, "INVALID_REQUEST", 268578704)
    assert response.json()["message"] == "发券的公众账号ID无效"


def test_openid_of_another_appid(side: Side) -> None:
    """O8: an openid that belongs to another appid is refused; the sides have numbers of their own."""
    side.simulator.gateway.store.people.register("wx2", OPENID, "unionid")
    response = side.stocked().send()
    number = 268578532 if side.scheme is Scheme.BRAND else 268578526
    assert refused(response) == (400, "INVALID_REQUEST", number)
    assert response.json()["message"] == "传入的OpenID不合法"


@pytest.mark.parametrize("openid", ["a%2Fb", "o%20h", "%E5%88%B8"])
def test_odd_openids(side: Side, openid: str) -> None:
    """An openid is taken as it is spelled when decoded."""
    stocked = side.stocked()
    code = stocked.sent(openid=openid)
    assert stocked.get(code, openid=openid).status_code == 200
    assert stocked.get(code, openid="x").status_code == 404
