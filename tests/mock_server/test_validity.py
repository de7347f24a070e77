"""The validity table and rules P1 to P9, as pure functions and where a create is refused."""

from datetime import datetime
from typing import Any

import pytest

from tests.mock_server.support import MONTH, Side, bundle, coupon, detail, refused, seed
from wechatpay_mock.behaviour.validity import InvalidPeriod, Period

AUGUST_15 = "2025-08-15T12:00:00+08:00"
END = "2025-08-31T23:59:59+08:00"
BEGIN = "2025-08-01T00:00:00+08:00"

TABLE: dict[str, tuple[dict[str, Any], str, str, str]] = {
    # conditions, received, valid_begin, valid_end
    "nothing": ({}, AUGUST_15, AUGUST_15, END),
    "nothing, before the begin": ({}, "2025-07-01T00:00:00+08:00", BEGIN, END),
    "one day ends at midnight": ({"available_days": 1}, AUGUST_15, AUGUST_15, "2025-08-15T23:59:59+08:00"),
    "days": ({"available_days": 5}, AUGUST_15, AUGUST_15, "2025-08-19T23:59:59+08:00"),
    "days, in the last second of a day": (
        {"available_days": 1},
        "2025-08-15T23:59:59+08:00",
        "2025-08-15T23:59:59+08:00",
        "2025-08-15T23:59:59+08:00",
    ),
    "days, before the begin": (
        {"available_days": 2},
        "2025-07-01T00:00:00+08:00",
        BEGIN,
        "2025-08-02T23:59:59+08:00",
    ),
    "days, cut by the end": ({"available_days": 30}, AUGUST_15, AUGUST_15, END),
    "wait and days": (
        {"wait_days_after_receive": 1, "available_days": 2},
        AUGUST_15,
        "2025-08-16T00:00:00+08:00",
        "2025-08-17T23:59:59+08:00",
    ),
    "wait and days, before the begin": (
        {"wait_days_after_receive": 2, "available_days": 1},
        "2025-07-01T00:00:00+08:00",
        "2025-08-03T00:00:00+08:00",
        "2025-08-03T23:59:59+08:00",
    ),
    "wait of 0 days": (
        {"wait_days_after_receive": 0, "available_days": 2},
        AUGUST_15,
        AUGUST_15,
        "2025-08-16T23:59:59+08:00",
    ),
    "wait to the last day": (
        {"wait_days_after_receive": 16, "available_days": 3},
        AUGUST_15,
        "2025-08-31T00:00:00+08:00",
        END,
    ),
    "seconds": ({"available_seconds": 86400}, AUGUST_15, AUGUST_15, "2025-08-16T12:00:00+08:00"),
    "seconds, before the begin": (
        {"available_seconds": 3600},
        "2025-07-01T00:00:00+08:00",
        BEGIN,
        "2025-08-01T01:00:00+08:00",
    ),
    "seconds, cut by the end": (
        {"available_seconds": 86400},
        "2025-08-31T12:00:00+08:00",
        "2025-08-31T12:00:00+08:00",
        END,
    ),
    "days of Beijing": (
        {"available_days": 1},
        "2025-08-15T15:59:59Z",
        "2025-08-15T23:59:59+08:00",
        "2025-08-15T23:59:59+08:00",
    ),
}


@pytest.mark.parametrize(("conditions", "received", "begin", "end"), TABLE.values(), ids=TABLE)
def test_validity(conditions: dict[str, Any], received: str, begin: str, end: str) -> None:
    """P8, P9 and the validity table."""
    period = Period.read({**MONTH, **conditions})
    validity = period.validity(datetime.fromisoformat(received).astimezone(period.begin.tzinfo))
    assert validity is not None
    assert (begin, end) == (validity.begin.isoformat(), validity.end.isoformat())


def test_wait_beyond_the_end() -> None:
    """A validity that would begin after the end of the stock does not exist."""
    period = Period.read({**MONTH, "wait_days_after_receive": 17, "available_days": 1})
    assert period.validity(datetime.fromisoformat(AUGUST_15)) is None


def _spans(*spans: tuple[Any, Any]) -> list[dict[str, Any]]:
    return [{"begin_time": begin, "end_time": end} for begin, end in spans]


def _weekly(*spans: tuple[int, int]) -> dict[str, Any]:
    return {"weekly_available_period": {"day_list": ["MONDAY"], "day_period_list": _spans(*spans)}}


def _irregular(*spans: tuple[str, str]) -> dict[str, Any]:
    return {"irregular_available_period_list": _spans(*spans)}


BROKEN: dict[str, tuple[dict[str, Any], str]] = {
    "P1 end before begin": ({"available_end_time": BEGIN}, "/available_end_time"),
    "P1 over 365 days": ({"available_end_time": "2026-08-01T00:00:01+08:00"}, "/available_end_time"),
    "P4 backwards": (
        _irregular(("2025-08-03T00:00:00+08:00", "2025-08-02T00:00:00+08:00")),
        "/irregular_available_period_list/0/end_time",
    ),
    "P4 overlapping": (
        _irregular(
            ("2025-08-02T00:00:00+08:00", "2025-08-03T00:00:00+08:00"),
            ("2025-08-01T00:00:00+08:00", "2025-08-02T00:00:00+08:00"),
        ),
        "/irregular_available_period_list/1",
    ),
    "P5 backwards": (_weekly((60, 60)), "/weekly_available_period/day_period_list/0/end_time"),
    "P5 overlapping": (_weekly((0, 60), (30, 90)), "/weekly_available_period/day_period_list/1"),
    "P7 before the begin": (
        _irregular(("2025-07-31T00:00:00+08:00", "2025-08-02T00:00:00+08:00")),
        "/irregular_available_period_list/0",
    ),
    "P7 after the end": (
        _irregular(("2025-08-31T00:00:00+08:00", "2025-09-01T00:00:00+08:00")),
        "/irregular_available_period_list/0",
    ),
    "a leap second": ({"available_end_time": "2025-08-31T23:59:60Z"}, "/available_end_time"),
    "a year out of reach": ({"available_begin_time": "9999-12-31T23:59:59Z"}, "/available_begin_time"),
}


@pytest.mark.parametrize(("conditions", "field"), BROKEN.values(), ids=BROKEN)
def test_broken_period(conditions: dict[str, Any], field: str) -> None:
    """What P1, P4, P5 and P7 refuse is named."""
    with pytest.raises(InvalidPeriod) as raised:
        Period.read({**MONTH, **conditions})
    assert field == raised.value.field


@pytest.mark.parametrize(("conditions", "field"), BROKEN.values(), ids=BROKEN)
def test_broken_period_over_the_wire(side: Side, conditions: dict[str, Any], field: str) -> None:
    """A create with it is 400 at that field: INVALID_REQUEST, or PARAM_ERROR where the contract sees it."""
    response = side.create(coupon(period=conditions))
    assert refused(response)[:2] in ((400, "INVALID_REQUEST"), (400, "PARAM_ERROR"))
    assert f"/stock/single_usage_rule/coupon_available_period{field}" == detail(response)["field"]


def test_broken_period_of_a_bundle(side: Side) -> None:
    """The pointer fits the place where the period stands."""
    body = bundle()
    rule = body["stock_bundle"]["progressive_bundle_usage_rule"]
    rule["coupon_available_period"]["available_end_time"] = BEGIN
    expected = "/stock_bundle/progressive_bundle_usage_rule/coupon_available_period/available_end_time"
    assert expected == detail(side.create(body))["field"]


def test_365_days_are_fine() -> None:
    """P1: 365 days to the second."""
    assert Period.read({**MONTH, "available_end_time": "2026-08-01T00:00:00+08:00"})


def test_blocks_of_other_modes_are_not_checked(side: Side) -> None:
    """A rule of a mode that was not chosen may say anything: the examples send them along."""
    body = seed("partner")
    period = body["stock"]["sequential_usage_rule"]["coupon_available_period"]
    period["available_end_time"] = period["available_begin_time"]
    assert side.create(body).status_code == 200


def test_is_open_without_conditions() -> None:
    """Without weekly and irregular parts a coupon is usable at any time of its validity."""
    assert Period.read(MONTH).is_open(datetime.fromisoformat(AUGUST_15))


def test_sequential_days() -> None:
    """The older generation tells its days elsewhere."""
    validity = Period.read(MONTH, days=2).validity(datetime.fromisoformat(AUGUST_15))
    assert validity is not None
    assert validity.end.isoformat() == "2025-08-16T23:59:59+08:00"
