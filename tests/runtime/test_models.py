"""Models: what they accept, keep, refuse and show."""

import copy
import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest

from wechatpay_product_coupon import UNSET, errors, models

BEIJING = timezone(timedelta(hours=8))

SEND = {"product_coupon_id": "1", "stock_id": "2", "appid": "wx3", "send_request_no": "SEND_1"}


def period(**changes: Any) -> models.CouponAvailablePeriod:
    given: dict[str, Any] = {
        "available_begin_time": "2025-08-01T00:00:00+08:00",
        "available_end_time": "2025-08-31T23:59:59+08:00",
    }
    return models.CouponAvailablePeriod(**(given | changes))


def test_absent_fields_are_not_sent() -> None:
    """Only what was given is sent; the rest is UNSET, which is false."""
    body = models.SendUserCouponRequest(**SEND)
    assert body.to_dict() == SEND
    assert body.attach is UNSET
    assert not body.attach


def test_tools_of_attrs_work_on_models() -> None:
    """Models have the protocol of attrs, though none of its methods are made for them."""
    body = models.SendUserCouponRequest(**SEND)
    assert attrs.has(models.SendUserCouponRequest)
    assert {field.name for field in attrs.fields(type(body))} > SEND.keys()
    changed = attrs.evolve(body, attach="from a friend")
    assert changed.to_dict() == SEND | {"attach": "from a friend"}
    assert body.attach is UNSET
    assert attrs.asdict(changed, filter=lambda _, value: value is not UNSET) == changed.to_dict() | {
        "additional_properties": {}
    }


def test_none_for_an_optional_field_means_absent() -> None:
    """JSON null is not allowed in requests, so None is the same as not giving the field."""
    assert models.SendUserCouponRequest(**SEND, attach=None).to_dict() == SEND  # type: ignore[arg-type]  # on purpose
    assert models.SendUserCouponRequest.from_dict(SEND | {"attach": None}).to_dict() == SEND


def test_none_for_a_required_field_is_refused() -> None:
    """A required field cannot be None; the message names it."""
    with pytest.raises(errors.FieldError, match=r"^/stock_id: is required"):
        models.SendUserCouponRequest(**(SEND | {"stock_id": None}))  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize(
    ("field", "value", "issue"),
    [
        ("stock_id", 1000000013001, "expected a string, got integer"),
        ("attach", b"bytes", "expected a string, got bytes"),
        ("coupon_tag_info", "MEMBER", "expected CouponTagInfo or a dict, got string"),
    ],
)
def test_wrong_types_are_refused_where_they_are_written(field: str, value: Any, issue: str) -> None:
    """A value of the wrong type fails at construction, named by its field, and is not quoted."""
    with pytest.raises(errors.FieldError) as caught:
        models.SendUserCouponRequest(**(SEND | {field: value}))
    assert f"/{field}: {issue}" == str(caught.value)


def test_assignment_is_checked_too() -> None:
    """Setting an attribute goes through the same check as the constructor."""
    body = models.SendUserCouponRequest(**SEND)
    with pytest.raises(errors.FieldError, match="/attach"):
        body.attach = 5  # type: ignore[assignment]  # on purpose


def test_an_integer_field_takes_no_boolean_and_no_text() -> None:
    """True is no number of days, and "30" is no integer; 30.0 is."""
    for wrong in (True, "30", 30.5):
        with pytest.raises(errors.FieldError, match="expected an integer"):
            period(available_days=wrong)
    assert period(available_days=30.0).available_days == 30


def test_strings_are_accepted_for_enums_and_dicts_for_models() -> None:
    """Text becomes the enum member, a dict becomes the model, also deep inside lists."""
    weekly = {"day_list": ["MONDAY"], "day_period_list": [{"begin_time": 60, "end_time": 120}]}
    built = period(weekly_available_period=weekly)
    assert isinstance(built.weekly_available_period, models.WeeklyAvailablePeriod)
    assert built.weekly_available_period.day_list == [models.DayOfWeek.MONDAY]
    assert weekly == built.to_dict()["weekly_available_period"]


def test_a_nested_error_names_the_whole_path() -> None:
    """The pointer leads from the outermost model to the value, through list positions."""
    with pytest.raises(errors.FieldError) as caught:
        period(weekly_available_period={"day_list": [], "day_period_list": [{"begin_time": "x", "end_time": 2}]})
    assert caught.value.pointer == "/weekly_available_period/day_period_list/0/begin_time"


def test_naive_datetimes_are_refused() -> None:
    """A datetime or text without an offset is refused with advice; nothing guesses a time zone."""
    for naive in (datetime(2025, 8, 1), "2025-08-01T00:00:00"):
        with pytest.raises(errors.FieldError, match=r"/available_begin_time: time without an offset.*\+08:00"):
            period(available_begin_time=naive)


def test_datetimes_are_sent_with_seconds_and_offset() -> None:
    """An aware datetime keeps its offset; whole seconds carry no fraction."""
    sent = period(available_begin_time=datetime(2025, 8, 1, tzinfo=BEIJING), available_end_time=datetime.now(UTC))
    assert sent.to_dict()["available_begin_time"] == "2025-08-01T00:00:00+08:00"
    assert sent.to_dict()["available_end_time"].endswith("+00:00")


@pytest.mark.parametrize(
    "text",
    [
        "2025-08-01T00:00:00+08:00",
        "2025-05-20T13:29:35.120+08:00",
        "2025-05-20T13:29:35.123456Z",
        "2025-07-24T00:00+08:00",
        "2025-08-01t00:00:00z",
        "2016-12-31T23:59:60Z",
        "2025-08-01T00:00:00-00:30",
    ],
)
def test_times_from_answers_come_back_letter_for_letter(text: str) -> None:
    """Whatever form of RFC 3339 an answer uses, reading and writing changes nothing; copies and pickles keep it."""
    body = models.TimePeriod.decode({"begin_time": text, "end_time": text})
    for form in (body, copy.deepcopy(body), pickle.loads(pickle.dumps(body))):
        assert {"begin_time": text, "end_time": text} == form.to_dict()
    assert body.begin_time.utcoffset() is not None


def test_an_answered_time_without_offset_is_beijing_time() -> None:
    """The platform counts in Beijing time; its text is kept."""
    body = models.TimePeriod.decode({"begin_time": "2025-08-01T00:00:00", "end_time": "2025-08-01T00:00:00"})
    assert datetime(2025, 8, 1, tzinfo=BEIJING) == body.begin_time
    assert body.to_dict()["begin_time"] == "2025-08-01T00:00:00"


def test_arithmetic_on_an_answered_time_writes_the_new_time() -> None:
    """A moved time does not drag the old text along."""
    body = models.TimePeriod.decode({"begin_time": "2025-08-01T00:00:00Z", "end_time": "2025-08-01T00:00:00Z"})
    body.begin_time += timedelta(days=1)
    assert body.to_dict()["begin_time"] == "2025-08-02T00:00:00+00:00"


def test_null_in_an_answer_means_absent() -> None:
    """`null` for an optional field never loses an answer."""
    tag = models.CouponTagInfo.decode({"coupon_tag_list": ["MEMBER"], "member_tag_info": None})
    assert tag.member_tag_info is UNSET
    assert tag.to_dict() == {"coupon_tag_list": ["MEMBER"]}


def test_unknown_fields_of_an_answer_survive() -> None:
    """A field this version does not list is kept and sent back; `repr` shows its name only."""
    raw = {"begin_time": "2025-08-01T00:00:00+08:00", "end_time": "2025-08-02T00:00:00+08:00", "novel": {"secret": 1}}
    body = models.TimePeriod.decode(raw)
    assert raw == body.to_dict()
    assert "novel" in repr(body)
    assert "secret" not in repr(body)


def test_models_compare_copy_and_pickle() -> None:
    """Equal content is equal; copies are independent."""
    first = period(weekly_available_period={"day_list": ["MONDAY"]})
    second = copy.deepcopy(first)
    assert first == second == pickle.loads(pickle.dumps(first))
    assert isinstance(second.weekly_available_period, models.WeeklyAvailablePeriod)
    second.weekly_available_period.day_list = ["SUNDAY"]  # type: ignore[list-item]  # text is accepted at run time
    assert first != second


def test_repr_shows_what_is_set() -> None:
    """One line, absent fields left out, times as text, long text cut."""
    body = models.SendUserCouponRequest(**SEND, attach="长" * 100)
    shown = repr(body)
    assert shown.startswith("SendUserCouponRequest(product_coupon_id='1', stock_id='2'")
    assert "coupon_tag_info" not in shown
    assert "长" * 61 not in shown
    assert "available_begin_time=<2025-08-01T00:00:00+08:00>" in repr(period())


def test_sensitive_fields_are_hidden_in_repr() -> None:
    """A field marked `x-sensitive` in the contract never shows its value."""

    class Person(models.TimePeriod):
        _fields = tuple(field._replace(sensitive=True) for field in models.TimePeriod._fields)

    shown = repr(Person(begin_time="2025-08-01T00:00:00+08:00", end_time="2025-08-01T00:00:00+08:00"))  # type: ignore[arg-type]
    assert "begin_time=<hidden>" in shown
    assert "2025" not in shown


def test_from_dict_reports_what_is_missing() -> None:
    """A dict without a required field is refused by the field's JSON name."""
    with pytest.raises(errors.FieldError, match=r"^/appid: is required$"):
        models.SendUserCouponRequest.from_dict({k: v for k, v in SEND.items() if k != "appid"})


def test_unknown_models_are_an_attribute_error() -> None:
    """A misspelt model fails like any missing attribute; `dir` lists the right ones."""
    with pytest.raises(AttributeError, match="SendUserCoupn"):
        models.SendUserCoupn  # type: ignore[attr-defined]  # noqa: B018  # the access is the test
    assert "SendUserCouponRequest" in dir(models)
