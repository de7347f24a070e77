"""Image generation tasks."""

from collections.abc import Callable
from typing import Any

from tests.mock_server.support import Side, detail, refused
from wechatpay_mock import Rules

PATH = "/image-generation-tasks"
CUT_OUT = {"image_generation_type": "CUT_OUT", "cut_out": {"image_url": "https://wxpaylogo.qpic.cn/wxpaylogo/a/b"}}


def _create(side: Side, task_id: str = "task_0001", **changes: Any) -> Any:
    return side.post(PATH, {"task_id": task_id, **CUT_OUT, **changes})


def _get(side: Side, task_id: str = "task_0001", kind: str = "CUT_OUT") -> Any:
    return side.read(f"{PATH}/{task_id}", {"image_generation_type": kind})


def test_task(side: Side) -> None:
    """Taken on, then done; the same task has the same picture, another one another."""
    assert _create(side).json() == side.named({"task_id": "task_0001"})
    done = _get(side).json()
    assert done["task_state"] == "SUCCESS"
    assert done["cut_out_result"]["image_url"].startswith("https://wxpaylogo.qpic.cn/")
    assert done == _get(side).json()
    offer = {"scope": "ALL", "type": "NORMAL", "usage_mode": "SINGLE"}
    rule = {"normal_coupon": {"threshold": 1, "discount_amount": 1}}
    _create(side, "task_0002", image_generation_type="COMBINE_IMAGE", combine_image=offer | rule)
    other = _get(side, "task_0002", "COMBINE_IMAGE").json()
    assert other["combine_image_result"] != done["cut_out_result"]


def test_same_task_again(side: Side) -> None:
    """The number of a task is taken once."""
    assert _create(side).json() == _create(side).json()
    other = {"image_url": "https://wxpaylogo.qpic.cn/other"}
    assert refused(_create(side, cut_out=other)) == (400, "INVALID_REQUEST", 268578927)


def test_unknown_task(side: Side) -> None:
    """An unknown number, and one of another type, are refused; the page lists no 404."""
    _create(side)
    for response in (_get(side, "task_0002"), _get(side, kind="COMBINE_IMAGE")):
        assert refused(response)[:2] == (400, "INVALID_REQUEST")
        assert detail(response)["field"] == "task_id"


def test_tasks_take_their_time(side_with: Callable[[Rules], Side]) -> None:
    """Switches: PROCESSING for a while, by the clock, then perhaps FAIL."""
    side = side_with(Rules(image_task_seconds=30, image_tasks_fail=True))
    _create(side)
    assert _get(side).json()["task_state"] == "PROCESSING"
    side.simulator.clock.advance(30)
    failed = _get(side).json()
    assert (failed["task_state"], "cut_out_result" in failed) == ("FAIL", False)
