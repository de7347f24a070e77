"""Open enums: values WeChat Pay adds later survive."""

import copy
import json
import pickle

import pytest

from wechatpay_product_coupon.models import UserCouponState

KNOWN, NOVEL = UserCouponState.USED, UserCouponState("FROZEN")


def test_an_unknown_value_is_kept() -> None:
    """It is a member of its own, told apart by `is_known`, and does not grow the class."""
    assert "FROZEN" == NOVEL == NOVEL.value
    assert not NOVEL.is_known
    assert KNOWN.is_known
    assert "FROZEN" not in list(UserCouponState)


@pytest.mark.parametrize("member", [KNOWN, NOVEL])
def test_members_behave_as_their_text(member: UserCouponState) -> None:
    """Compare, hash, print, format and JSON are those of the wire value."""
    assert member.value == member
    assert {member.value: 1}[member] == 1
    assert member.value == str(member) == f"{member}"
    assert json.dumps(member.value) == json.dumps(member)


@pytest.mark.parametrize("member", [KNOWN, NOVEL])
def test_members_survive_copy_and_pickle(member: UserCouponState) -> None:
    """Copies are equal, and known members stay the same object."""
    for copied in (copy.copy(member), copy.deepcopy(member), pickle.loads(pickle.dumps(member))):
        assert copied == member
        assert copied.is_known == member.is_known
    assert copy.deepcopy(KNOWN) is pickle.loads(pickle.dumps(KNOWN)) is KNOWN


def test_a_value_equal_to_another_members_name_is_still_unknown() -> None:
    """Known is decided by value, not by name."""
    assert not UserCouponState("used").is_known


def test_what_is_no_text_is_refused() -> None:
    """Numbers and None are no enum values."""
    with pytest.raises(ValueError, match="5 is not a valid UserCouponState"):
        UserCouponState(5)
