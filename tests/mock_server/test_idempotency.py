"""Request numbers: the same again, and the same with other data."""

from collections.abc import Callable

import pytest

from tests.mock_server.support import APPID, OPENID, Side, coupon, refused
from wechatpay_mock import Rules, Simulator
from wechatpay_mock._state import Owner

CONFLICT = (400, "ALREADY_EXISTS", 268578927)


def test_create_again(side: Side) -> None:
    """The same create gets the same answer and makes nothing."""
    first = side.create()
    assert first.json() == side.create().json()
    assert len(side.simulator.gateway.store.space(_owner(side)).coupons) == 1


def test_create_again_with_members_in_another_order(side: Side) -> None:
    """What counts is the data, not how it is written."""
    first = side.create()
    assert first.json() == side.create(dict(reversed(coupon().items()))).json()


def test_create_with_other_data(side: Side) -> None:
    """The same number with other data is refused, and changes nothing."""
    first = side.create()
    other = coupon()
    other["stock"]["remark"] = "other"
    assert refused(side.create(other)) == CONFLICT
    assert first.json() == side.create().json()


def test_create_again_may_be_refused(side_with: Callable[[Rules], Side]) -> None:
    """A switch: the platform may also refuse to repeat its answer."""
    side = side_with(Rules(repeated_create="already_exists"))
    side.create()
    assert refused(side.create())[:2] == (400, "ALREADY_EXISTS")


def test_refused_request_leaves_its_number_free(side: Side) -> None:
    """A number is taken by success only."""
    early = coupon(period={"available_end_time": "2025-08-01T00:00:00+08:00"})
    assert refused(side.create(early))[:2] == (400, "INVALID_REQUEST")
    assert side.create().status_code == 200


def test_numbers_of_different_operations_do_not_meet(side: Side) -> None:
    """A number is unique within one kind of operation."""
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    number = "the_same_number"
    assert stocked.upload("a", number=number).status_code == 200
    code = stocked.sent(number)
    assert stocked.confirm(code, number).status_code == 200
    assert stocked.use(code, number).status_code == 200


def test_upload_again(side: Side) -> None:
    """The same upload gets the same answer; the codes do not count as known."""
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    first = stocked.upload("a", "b")
    assert first.json() == stocked.upload("a", "b").json()
    assert refused(stocked.upload("a", "c")) == CONFLICT


def test_send_again(side: Side) -> None:
    """N4: the same person, stock and number get the same coupon, not a second one."""
    stocked = side.stocked()
    first = stocked.send(attach="text")
    assert first.json() == stocked.send(attach="text").json()
    assert stocked.stock(first.json()["coupon_code"])["sent_count_info"]["total_count"] == 1


def test_send_again_by_another_openid_of_the_person(side: Side) -> None:
    """N4, O6: the person counts, not the openid."""
    people = side.simulator.gateway.store.people
    people.register(APPID, OPENID, "unionid")
    people.register("wx2", "openid-2", "unionid")
    stocked = side.stocked()
    assert stocked.sent() == stocked.sent(openid="openid-2", appid="wx2")


def test_send_with_other_data(side: Side) -> None:
    """N5: the same number with another attached text is refused."""
    stocked = side.stocked()
    stocked.sent(attach="text")
    assert refused(stocked.send(attach="other")) == CONFLICT


def test_send_to_another_user_or_stock(side: Side) -> None:
    """N4: the number belongs to person and stock; elsewhere it is a number of its own."""
    one, other = side.stocked(), side.stocked()
    codes = {one.sent(), one.sent(openid="another"), other.sent()}
    assert len(codes) == 3


def test_send_with_another_number(side: Side) -> None:
    """N6: another number gives a second coupon while the user limit allows."""
    stocked = side.stocked()
    assert stocked.sent("send_0001") != stocked.sent("send_0002")


def test_send_with_another_number_may_be_refused(side_with: Callable[[Rules], Side]) -> None:
    """N6, a switch: sub-code 272755200."""
    stocked = side_with(Rules(second_send_refused=True)).stocked()
    code = stocked.sent("send_0001")
    assert refused(stocked.send("send_0002")) == (400, "ALREADY_EXISTS", 272755200)
    assert code == stocked.sent("send_0001")


def test_confirm_again(side: Side) -> None:
    """U8: the same number gets the same answer; another one is refused."""
    stocked = side.stocked()
    code = stocked.sent()
    first = stocked.confirm(code, "confirm_0001")
    assert first.json() == stocked.confirm(code, "confirm_0001").json()
    assert refused(stocked.confirm(code, "confirm_0002")) == (400, "INVALID_REQUEST", 268578367)


def test_confirm_of_another_coupon_with_the_same_number(side: Side) -> None:
    """A confirm number that was used for another coupon is refused."""
    stocked = side.stocked()
    one, other = stocked.sent("send_0001"), stocked.sent("send_0002")
    stocked.confirm(one, "confirm_0001")
    assert refused(stocked.confirm(other, "confirm_0001")) == CONFLICT


def test_use_again(side: Side) -> None:
    """The same use gets the same answer; another order under its number is refused."""
    stocked = side.stocked()
    code = stocked.confirmed()
    first = stocked.use(code)
    assert first.json() == stocked.use(code).json()
    assert refused(stocked.use(code, associated_order_info={"transaction_id": "other"})) == CONFLICT


def test_use_with_another_number(side: Side) -> None:
    """A used coupon refuses another number: sub-code 272756745."""
    stocked = side.stocked()
    code = stocked.confirmed()
    stocked.use(code, "use_0001")
    assert refused(stocked.use(code, "use_0002")) == (403, "NOT_ENOUGH", 272756745)


def test_use_of_another_coupon_with_the_same_number(side: Side) -> None:
    """A use number that redeemed another coupon is refused with the text of the FAQ."""
    stocked = side.stocked()
    one, other = stocked.confirmed("send_0001"), stocked.confirmed("send_0002")
    stocked.use(one, "use_0001")
    response = stocked.use(other, "use_0001")
    assert refused(response)[:2] == (400, "INVALID_REQUEST")
    assert response.json()["message"] == "已使用过此单号核销券"


@pytest.mark.parametrize("hours", [1, 24 * 30])
def test_answer_does_not_change_with_time(mock: Simulator, side: Side, hours: int) -> None:
    """A repeated create is answered as the first time, whatever the clock shows by then."""
    first = side.create()
    mock.clock.advance(hours * 3600)
    assert first.json() == side.create().json()


def _owner(side: Side) -> Owner:
    return Owner(side.scheme, side.credentials.identity, side.brand_id)
