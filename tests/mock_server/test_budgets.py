"""Budgets: rules Q9 to Q17, K5, K6."""

from collections.abc import Callable
from typing import Any

from tests.mock_server.support import Side, detail, refused
from wechatpay_mock import Rules

INVALID = (400, "INVALID_REQUEST")


def _total(current: int, target: int) -> dict[str, Any]:
    return {"update_mode": "MAX_COUNT", "current_max_count": current, "target_max_count": target}


def _daily(current: int, target: int) -> dict[str, Any]:
    mode = "MAX_COUNT_PER_DAY"
    return {"update_mode": mode, "current_max_count_per_day": current, "target_max_count_per_day": target}


def _rule(**limits: int) -> dict[str, int]:
    return {"max_count": 2, "max_count_per_user": 10, **limits}


def test_total(side: Side) -> None:
    """Q9, Q11, Q17: the total moves up and down to what was sent; nothing else changes."""
    stocked = side.stocked(stock_send_rule=_rule())
    stocked.sent("send_0001")
    stocked.sent("send_0002")
    assert refused(stocked.send("send_0003"))[:2] == (403, "NOT_ENOUGH")
    assert stocked.budget("budget_0001", **_total(2, 3)).json()["stock_send_rule"] == _rule(max_count=3)
    stocked.sent("send_0003")
    response = stocked.budget("budget_0002", **_total(3, 2))
    assert detail(response)["field"] == "/target_max_count"
    assert stocked.budget("budget_0003", **_total(3, 3)).status_code == 200


def test_outdated_total(side: Side) -> None:
    """Q10: the limit in force has to be named."""
    stocked = side.stocked(stock_send_rule=_rule())
    response = stocked.budget(**_total(1, 3))
    assert refused(response)[:2] == INVALID
    assert response.json()["message"] == "商品券批次总预算旧值已无效，请使用最新的投放预算值"


def test_again(side: Side) -> None:
    """The same change again gets the same answer, though the limit is another by then."""
    stocked = side.stocked(stock_send_rule=_rule())
    first = stocked.budget(**_total(2, 3))
    assert first.json() == stocked.budget(**_total(2, 3)).json()
    assert refused(stocked.budget(**_total(2, 4))) == (400, "ALREADY_EXISTS", 268578927)


def test_daily(side: Side) -> None:
    """Q9, Q10, Q13: the limit of a day may fall below what was sent today, which ends the day."""
    stocked = side.stocked(stock_send_rule=_rule(max_count=9, max_count_per_day=3))
    stocked.sent("send_0001")
    stocked.sent("send_0002")
    response = stocked.budget("budget_0001", **_daily(2, 1))
    assert response.json()["message"] == "商品券批次当前每日发放次数上限与真实值不符"
    rule = stocked.budget("budget_0002", **_daily(3, 1)).json()["stock_send_rule"]
    assert rule == _rule(max_count=9, max_count_per_day=1)
    assert refused(stocked.send("send_0003"))[:2] == (403, "NOT_ENOUGH")


def test_no_daily_limit(side: Side) -> None:
    """Q12: a stock without a limit of a day cannot get one."""
    response = side.stocked().budget(**_daily(1, 1))
    assert detail(response)["field"] == "/update_mode"


def test_states(side: Side) -> None:
    """Q14: PAUSED is fine, deactivated or over is not."""
    stocked, other = side.stocked(stock_send_rule=_rule()), side.stocked(stock_send_rule=_rule())
    side.happen(f"/stocks/{stocked.stock_id}/pause")
    assert stocked.budget("budget_0001", **_total(2, 3)).json()["state"] == "PAUSED"
    side.simulator.clock.advance(30 * 86400)
    message = "已过期的批次不可修改发放预算"
    assert stocked.budget("budget_0002", **_total(3, 4)).json()["message"] == message
    other.end(other.coupon_path)
    assert other.budget("budget_0002", **_total(2, 4)).json()["message"] == message


def test_bundle(side: Side) -> None:
    """Q15, Q16: the total of every stock changes; the limit of a day is that of the first one."""
    bundled = side.bundled()
    path = f"{bundled.path}/update-budget"
    changed = side.post(path, {"out_request_no": "budget_0001", **_total(1000, 2000)}).json()
    assert [stock["stock_send_rule"]["max_count"] for stock in changed["stock_list"]] == [2000] * 3
    changed = side.post(path, {"out_request_no": "budget_0002", **_daily(20, 30)}).json()
    limits = [stock["stock_send_rule"].get("max_count_per_day") for stock in changed["stock_list"]]
    assert limits == [30, None, None]
    assert refused(side.post(path, {"out_request_no": "budget_0003", **_total(1000, 1)}))[:2] == INVALID


def test_codes_after_a_change(side_with: Callable[[Rules], Side]) -> None:
    """K5, a switch: for a while after a raise uploads see the budget before it."""
    side = side_with(Rules(budget_cache_seconds=600))
    stocked = side.stocked(coupon_code_mode="UPLOAD", stock_send_rule=_rule(max_count=1))
    stocked.upload("a", number="upload_0001")
    stocked.budget(**_total(1, 2))
    assert stocked.upload("b", number="upload_0002").json()["message"] == "上传的自定义code已达上限"
    side.simulator.clock.advance(600)
    assert stocked.upload("b", number="upload_0003").status_code == 200


def test_more_codes_than_budget(side: Side) -> None:
    """K6: lowered below the codes uploaded, the budget loses none of them."""
    stocked = side.stocked(coupon_code_mode="UPLOAD", stock_send_rule=_rule(max_count=2))
    stocked.upload("a", "b")
    shown = stocked.budget("budget_0001", **_total(2, 1)).json()
    assert shown["coupon_code_count_info"] == {"total_count": 2, "available_count": 2}
    stocked.sent("send_0001")
    assert stocked.send("send_0002").json()["message"] == "商品券批次发放预算不足"
    stocked.budget("budget_0002", **_total(1, 2))
    stocked.sent("send_0002")
