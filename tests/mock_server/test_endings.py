"""Returning, deactivating, deleting and listing coupons of users: rules U16, U20 to U29, N11 to N14."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.mock_server.support import APPID, NOW, OPENID, Side, coupon, refused
from wechatpay_mock import Rules

DAY = 24 * 3600
INVALID = (400, "INVALID_REQUEST")
CONFLICT = (400, "ALREADY_EXISTS", 268578927)


def test_return(side: Side) -> None:
    """U20, U21, U23: a used coupon comes back and can be used again; the use taken back stays on show."""
    stocked = side.stocked()
    code = stocked.confirmed()
    used = stocked.use(code).json()["single_usage_detail"]
    returned = stocked.revert(code).json()
    assert returned["coupon_state"] == "EFFECTIVE"
    assert returned["single_usage_detail"] == used | {"return_request_no": "return_0001", "return_time": NOW}
    assert returned == stocked.get(code).json() == stocked.revert(code).json()
    again = stocked.use(code, "use_0002").json()
    assert (again["coupon_state"], again["single_usage_detail"]["use_request_no"]) == ("USED", "use_0002")
    assert "return_time" not in again["single_usage_detail"]


def test_return_without_the_use(side_with: Callable[[Rules], Side]) -> None:
    """U23, a switch: the table removes the use with its return."""
    stocked = side_with(Rules(returned_use_shown=False)).stocked()
    code = stocked.confirmed()
    stocked.use(code)
    expected = {"return_request_no": "return_0001", "return_time": NOW}
    assert stocked.revert(code).json()["single_usage_detail"] == expected


def test_return_of_an_unused_coupon(side: Side) -> None:
    """U20, U27: not used, nothing to return; every other state is an INVALID_REQUEST too."""
    stocked = side.stocked()
    code = stocked.sent()
    assert refused(stocked.revert(code)) == (400, "INVALID_REQUEST", 268578367)
    stocked.confirm(code)
    response = stocked.revert(code)
    assert refused(response)[:2] == INVALID
    assert response.json()["message"] == "券当前是可用的"
    side.simulator.clock.advance(30 * DAY)
    assert refused(stocked.revert(code)) == (400, "INVALID_REQUEST", 268578776)


def test_late_return(side: Side) -> None:
    """U22: after the end of the validity the call succeeds, and the coupon is EXPIRED."""
    stocked = side.stocked()
    code = stocked.confirmed()
    stocked.use(code)
    side.simulator.clock.advance(30 * DAY)
    assert stocked.revert(code).json()["coupon_state"] == "EXPIRED"


def test_late_return_may_be_refused(side_with: Callable[[Rules], Side]) -> None:
    """U22, a switch: the other reading."""
    side = side_with(Rules(late_return="refused"))
    stocked = side.stocked()
    code = stocked.confirmed()
    stocked.use(code)
    side.simulator.clock.advance(30 * DAY)
    assert refused(stocked.revert(code)) == (400, "INVALID_REQUEST", 268578776)
    assert stocked.state(code) == "USED"


def test_return_numbers(side: Side) -> None:
    """U20: the number of a return belongs to one coupon; that of a use is spent by the return."""
    stocked = side.stocked()
    one, other = stocked.confirmed("send_0001"), stocked.confirmed("send_0002")
    stocked.use(one, "use_0001")
    stocked.use(other, "use_0002")
    stocked.revert(one)
    assert refused(stocked.revert(other)) == CONFLICT
    assert stocked.use(one, "use_0001").json()["message"] == "已使用过此单号核销券"


@pytest.mark.parametrize("confirmed", [False, True])
def test_deactivation(side: Side, confirmed: bool) -> None:
    """U24, U26: the coupon ends and says why; the same number gets the same answer."""
    stocked = side.stocked()
    code = stocked.confirmed() if confirmed else stocked.sent()
    ended = stocked.deactivate(code).json()
    end = {"deactivate_request_no": "end_000001", "deactivate_time": NOW, "deactivate_reason": "已下线"}
    assert (end | {"coupon_state": "DEACTIVATED"}).items() <= ended.items()
    assert ended == stocked.deactivate(code).json() == stocked.get(code).json()
    assert refused(stocked.deactivate(code, "end_000002"))[:2] == INVALID
    assert refused(stocked.use(code)) == (403, "NOT_ENOUGH", 268578367)
    assert refused(stocked.confirm(code, "confirm_0002"))[:2] == INVALID


def test_deactivation_of_a_pending_coupon(side: Side) -> None:
    """U26: also from PENDING."""
    stocked = side.stocked(coupon(period={"available_begin_time": "2025-08-20T00:00:00+08:00"}))
    assert stocked.deactivate(stocked.confirmed()).json()["coupon_state"] == "DEACTIVATED"


def test_deactivation_of_what_is_over(side: Side) -> None:
    """U25, U27: used, deleted and expired coupons stay what they are."""
    stocked = side.stocked()
    used, deleted, expired = (stocked.confirmed(f"send_{index:04d}") for index in range(3))
    stocked.use(used)
    stocked.delete(deleted)
    assert refused(stocked.deactivate(used)) == (400, "INVALID_REQUEST", 268578367)
    assert refused(stocked.deactivate(deleted)) == (400, "INVALID_REQUEST", 272756769)
    side.simulator.clock.advance(30 * DAY)
    assert refused(stocked.deactivate(expired)) == (400, "INVALID_REQUEST", 268578776)


@pytest.mark.parametrize("confirmed", [False, True])
def test_deletion(side: Side, confirmed: bool) -> None:
    """U28, U29: a user deletes without a word, confirmed or not; later calls are refused, reading is not."""
    stocked = side.stocked()
    code = stocked.confirmed() if confirmed else stocked.sent()
    assert stocked.delete(code).json() == {"coupon_code": code, "coupon_state": "DELETED"}
    assert stocked.state(code) == "DELETED"
    assert refused(stocked.use(code)) == (403, "NOT_ENOUGH", 272756769)
    assert refused(stocked.revert(code)) == (400, "INVALID_REQUEST", 272756769)
    assert refused(stocked.confirm(code, "confirm_0002")) == (400, "INVALID_REQUEST", 272756769)
    assert stocked.delete(code).status_code == 409
    assert stocked.delete("other").status_code == 404


def test_deletion_of_a_pending_coupon(side: Side) -> None:
    """U29: also from PENDING; Q7: nothing is given back."""
    body = coupon(period={"available_begin_time": "2025-08-20T00:00:00+08:00"})
    stocked = side.stocked(body, stock_send_rule={"max_count": 9, "max_count_per_user": 1})
    assert stocked.delete(stocked.confirmed()).status_code == 200
    assert refused(stocked.send("send_0002"))[2] == 272756740


def _list(side: Side, **query: Any) -> Any:
    return side.read(f"/users/{OPENID}/coupons", {"appid": APPID, **query})


def _codes(page: Any) -> list[str]:
    return [one["coupon_code"] for one in page.json()["user_coupon_list"]]


def test_list(side: Side) -> None:
    """What a user holds of the brand, newest first, page by page; new coupons do not shift the pages."""
    one, other = side.stocked(), side.stocked()
    sent = [stocked.sent(f"send_{index:04d}") for index, stocked in enumerate((one, other, one, other, one))]
    one.sent("send_9999", openid="another")
    first = _list(side, page_size=2)
    assert (_codes(first), first.json()["total_count"]) == ([sent[4], sent[3]], 5)
    one.sent("send_0005")
    second = _list(side, page_size=2, page_token=first.json()["next_page_token"])
    third = _list(side, page_size=2, page_token=second.json()["next_page_token"])
    assert _codes(second) + _codes(third) == [sent[2], sent[1], sent[0]]
    assert not {"total_count", "next_page_token"} & set(third.json())
    assert third.json()["user_coupon_list"][0] == one.get(sent[0]).json()


def test_list_filters(side: Side) -> None:
    """By product coupon, stock, state and bundle."""
    one, other, bundled = side.stocked(), side.stocked(), side.bundled()
    first, second = one.sent("send_0001"), other.confirmed("send_0002")
    bundle_id = bundled.sent("send_0003")
    assert _codes(_list(side, product_coupon_id=one.product_coupon_id)) == [first]
    assert _codes(_list(side, stock_id=other.stock_id)) == [second]
    assert _codes(_list(side, coupon_state="EFFECTIVE")) == [second]
    assert len(_codes(_list(side, user_coupon_bundle_id=bundle_id))) == 1
    assert _list(side, coupon_state="USED").json() == {"user_coupon_list": [], "total_count": 0}
    assert _list(side, product_coupon_id="1").json()["message"] == "未找到 product_coupon_id 对应的商品券"
    wrong = _list(side, product_coupon_id=one.product_coupon_id, stock_id=other.stock_id)
    assert wrong.json()["message"] == "未找到 stock_id 对应的商品券批次"


def test_pre_send(side: Side) -> None:
    """N11: a new token at every call, and nothing issued or counted."""
    stocked = side.stocked()
    tokens = {stocked.pre_send().json()["token"] for _ in range(3)}
    assert len(tokens) == 3
    assert stocked.read()["sent_count_info"]["total_count"] == 0
    assert _codes(_list(side)) == []


def test_pre_send_checks_like_a_send(side: Side) -> None:
    """N12: stock, limits, numbers."""
    stocked = side.stocked(stock_send_rule={"max_count": 9, "max_count_per_user": 1})
    stocked.sent("send_0001")
    assert refused(stocked.pre_send("send_0002"))[2] == 272756740
    assert stocked.pre_send("send_0001").status_code == 200
    assert refused(stocked.pre_send("send_0001", attach="other")) == CONFLICT
    stocked.end(stocked.path)
    assert refused(stocked.pre_send("send_0003"))[2] == 268577984


def test_tap(side: Side) -> None:
    """N12, N13: the tap issues the coupon of the pre-send, once, within five minutes."""
    stocked = side.stocked()
    tokens = [stocked.pre_send(attach="text").json()["token"] for _ in range(2)]
    side.simulator.clock.advance(299)
    taken = side.happen("/receive-component/tap", {"token": tokens[0]}).json()
    assert (taken["coupon_state"], taken["send_channel"]) == ("CONFIRMING", "RECEIVE_COMPONENT")
    assert (taken["send_request_no"], taken["attach"]) == ("send_0001", "text")
    assert taken == stocked.get(taken["coupon_code"]).json()
    assert side.happen("/receive-component/tap", {"token": tokens[1]}).json() == taken
    assert stocked.confirm(taken["coupon_code"]).json()["coupon_state"] == "EFFECTIVE"
    side.simulator.clock.advance(1)
    assert side.happen("/receive-component/tap", {"token": tokens[0]}).status_code == 404


def test_tap_checks_again(side: Side) -> None:
    """N13, S8: what has ended since the pre-send is not issued."""
    stocked = side.stocked()
    token = stocked.pre_send().json()["token"]
    stocked.end(stocked.path)
    refusal = side.happen("/receive-component/tap", {"token": token})
    assert refusal.status_code == 409
    entry = side.simulator.gateway.contract.errors.entry("INVALID_REQUEST.stock_not_sending")
    assert refusal.json() == {"message": f"refused with INVALID_REQUEST: {entry.en} ({entry.zh})"}


def test_shake(side: Side) -> None:
    """N14: issued by the platform, with its own number, and still to be confirmed."""
    stocked = side.stocked()
    who = {"appid": APPID, "openid": OPENID}
    shaken = side.happen(f"/stocks/{stocked.stock_id}/shake", who).json()
    assert (shaken["coupon_state"], shaken["send_channel"]) == ("CONFIRMING", "BRAND_MANAGE")
    assert stocked.confirm(shaken["coupon_code"]).json()["coupon_state"] == "EFFECTIVE"
    assert stocked.read()["sent_count_info"]["total_count"] == 1
    assigned = side.stocked(coupon_code_mode="API_ASSIGN")
    refusal = side.happen(f"/stocks/{assigned.stock_id}/shake", who)
    assert refusal.status_code == 409
    assert "None" not in refusal.json()["message"]
    assert side.happen("/stocks/1/shake", who).status_code == 404


@pytest.mark.parametrize("body", [None, {}, [], {"token": 5}, {"token": ["x"]}])
def test_happenings_refuse(side: Side, body: Any) -> None:
    """A body that is not understood is 400 and says why."""
    response = side.happen("/receive-component/tap", body)
    assert response.status_code == 400
    assert response.json()["message"]


def test_a_repeat_never_loses_its_coupon(side: Side) -> None:
    """N4, Q4: a send that succeeded is answered again when stock and coupon are over, full and empty."""
    stocked = side.stocked(
        coupon_code_mode="UPLOAD", stock_send_rule={"max_count": 1, "max_count_per_day": 1, "max_count_per_user": 1}
    )
    stocked.upload("a")
    first = stocked.send().json()
    assert first == stocked.send().json()
    side.happen(f"/stocks/{stocked.stock_id}/pause")
    assert first == stocked.send().json()
    stocked.end(stocked.coupon_path)
    assert first == stocked.send().json()
    side.simulator.clock.advance(60 * DAY)
    assert first == stocked.send().json()


def test_shake_with_uploaded_codes(side: Side) -> None:
    """K10: shaking the phone gives uploaded codes, as the pages say, though the skills repository denies it."""
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    stocked.upload("code_a")
    who = {"appid": APPID, "openid": OPENID}
    assert side.happen(f"/stocks/{stocked.stock_id}/shake", who).json()["coupon_code"] == "code_a"
    assigned = side.stocked(coupon_code_mode="API_ASSIGN")
    assert side.happen(f"/stocks/{assigned.stock_id}/shake", who).status_code == 409
