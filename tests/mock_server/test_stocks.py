"""Stocks and coupons after their creation: rules C6 to C11, S4 to S18, K5, K6."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.mock_server.support import NOW, Side, bundle, coupon, detail, refused
from wechatpay_mock import Rules

DAY = 24 * 3600
INVALID = (400, "INVALID_REQUEST")
CONFLICT = (400, "ALREADY_EXISTS", 268578927)
DISPLAY = {"name": "一个新名字", "image_url": "https://a/i2.png", "background_url": "https://a/b2.png"}


def _display(side: Side, path: str, number: str = "update_0001", **changes: Any) -> Any:
    return side.patch(path, {"out_request_no": number, "display_info": DISPLAY | changes})


def test_coupon_update(side: Side) -> None:
    """C6, C7: only the display changes, as a whole; only coupons issued later show it."""
    stocked = side.stocked()
    code = stocked.sent()
    before = side.coupon(stocked.product_coupon_id).json()
    updated = _display(side, stocked.coupon_path).json()
    assert updated == before | {"display_info": DISPLAY} == side.coupon(stocked.product_coupon_id).json()
    assert stocked.get(code).json()["product_coupon"]["display_info"] == before["display_info"]
    assert stocked.send("send_0002").json()["product_coupon"]["display_info"] == DISPLAY
    assert updated == _display(side, stocked.coupon_path).json()
    assert refused(_display(side, stocked.coupon_path, name="又一个名字")) == CONFLICT


def test_coupon_update_of_single_scope(side: Side) -> None:
    """C6, V8: the packages of a coupon for single products have to be sent again."""
    body = coupon() | {"scope": "SINGLE", "type": "EXCHANGE"}
    del body["single_usage_info"]
    packages = [{"name": "套餐", "pick_count": 1, "choice_list": [{"name": "一", "price": 1, "count": 1}]}]
    body["display_info"]["combo_package_list"] = packages
    body["stock"]["single_usage_rule"]["exchange_coupon"] = {"threshold": 0, "exchange_price": 0}
    stocked = side.stocked(body)
    response = _display(side, stocked.coupon_path)
    assert detail(response)["field"] == "/display_info/combo_package_list"
    assert _display(side, stocked.coupon_path, combo_package_list=packages).status_code == 200
    added = coupon(number="stock_0001")["stock"]
    response = side.post(f"{stocked.coupon_path}/stocks", {"out_request_no": "stock_0001", "stock": added})
    assert detail(response)["field"] == "/stock/single_usage_rule/exchange_coupon"


def test_coupon_deactivation(side: Side) -> None:
    """C8, C9, U31: the coupon ends with all its stocks; what users hold stays usable."""
    stocked = side.stocked()
    code = stocked.confirmed()
    ended = stocked.end(stocked.coupon_path).json()
    end = {"deactivate_request_no": "end_000001", "deactivate_time": NOW, "deactivate_reason": "已下线"}
    assert ended["state"] == "DEACTIVATED"
    assert end.items() <= ended.items()
    assert (end | {"state": "DEACTIVATED"}).items() <= stocked.read().items()
    assert refused(stocked.send("send_0002"))[:2] == INVALID
    assert stocked.use(code).json()["coupon_state"] == "USED"


def test_coupon_deactivation_again(side: Side) -> None:
    """C10, C11: the same number gets the same answer; another is refused, as is every change."""
    stocked = side.stocked()
    first = stocked.end(stocked.coupon_path)
    side.simulator.clock.advance(60)
    assert first.json() == stocked.end(stocked.coupon_path).json()
    assert refused(stocked.end(stocked.coupon_path, "end_000002"))[:2] == INVALID
    assert refused(_display(side, stocked.coupon_path))[:2] == INVALID


def test_coupon_deactivation_leaves_stopped_stocks(side: Side) -> None:
    """C8, S3: a stock whose end was reached is STOPPED for good."""
    stocked = side.stocked()
    side.simulator.clock.advance(30 * DAY)
    stocked.end(stocked.coupon_path)
    assert stocked.read()["state"] == "STOPPED"


def test_changes_during_the_audit(side_with: Callable[[Rules], Side]) -> None:
    """C11, S7: a coupon in its audit is not changed, extended or ended."""
    side = side_with(Rules(audit_seconds=60))
    stocked = side.stocked()
    assert stocked.read()["state"] == "AUDITING"
    assert refused(_display(side, stocked.coupon_path))[:2] == INVALID
    assert refused(stocked.end(stocked.coupon_path))[:2] == INVALID
    assert refused(stocked.end(stocked.path))[:2] == INVALID
    assert refused(stocked.update())[:2] == INVALID
    assert refused(_add(side, stocked.coupon_path))[:2] == INVALID
    side.simulator.clock.advance(60)
    assert _display(side, stocked.coupon_path).status_code == 200
    assert _add(side, stocked.coupon_path).json()["state"] == "AUDITING"
    stocked.end(stocked.coupon_path)
    assert {stock["state"] for stock in _list(side, stocked.coupon_path)["stock_list"]} == {"DEACTIVATED"}


def _add(side: Side, path: str, number: str = "stock_0001", **changes: Any) -> Any:
    return side.post(f"{path}/stocks", {"out_request_no": number, "stock": coupon()["stock"] | changes})


def _list(side: Side, path: str, **query: Any) -> Any:
    response = side.read(f"{path}/stocks", query)
    assert response.status_code == 200, response.text
    return response.json()


def test_stock_addition(side: Side) -> None:
    """S11: another stock of the coupon, with an id of its own; a repeat makes no third one."""
    stocked = side.stocked()
    added = _add(side, stocked.coupon_path).json()
    assert added["stock_id"] != stocked.stock_id
    assert added["state"] == "SENDING"
    assert added == _add(side, stocked.coupon_path).json()
    assert refused(_add(side, stocked.coupon_path, remark="其他")) == CONFLICT
    assert len(_list(side, stocked.coupon_path)["stock_list"]) == 2


def test_stock_addition_may_be_refused_when_repeated(side_with: Callable[[Rules], Side]) -> None:
    """A switch: 商品券批次已存在."""
    side = side_with(Rules(repeated_create="already_exists"))
    path = side.stocked().coupon_path
    _add(side, path)
    assert _add(side, path).json()["message"] == "商品券批次已存在"


def test_stock_addition_to_another_mode(side: Side) -> None:
    """S11: stocks are for SINGLE coupons, bundles for multi-use ones."""
    bundled, stocked = side.bundled(), side.stocked()
    assert refused(_add(side, f"/product-coupons/{bundled.product_coupon_id}"))[:2] == INVALID
    body = {"out_request_no": "bundle_001", "stock_bundle": bundle()["stock_bundle"]}
    assert refused(side.post(f"{stocked.coupon_path}/stock-bundles", body))[:2] == INVALID


def test_bundle_addition(side: Side) -> None:
    """S11, V4, Q15: another bundle, one stock per round, of the coupon's own type."""
    bundled = side.bundled()
    path = f"/product-coupons/{bundled.product_coupon_id}"
    body = {"out_request_no": "bundle_001", "stock_bundle": bundle()["stock_bundle"]}
    added = side.post(f"{path}/stock-bundles", body).json()
    assert added["stock_bundle_id"] != bundled.stock_bundle_id
    assert ["max_count_per_day" in stock["stock_send_rule"] for stock in added["stock_list"]] == [True, False, False]
    assert added == side.post(f"{path}/stock-bundles", body).json()
    shown = _list(side, path, stock_bundle_id=added["stock_bundle_id"])
    assert (shown["total_count"], shown["stock_list"]) == (3, added["stock_list"])
    rule = body["stock_bundle"]["progressive_bundle_usage_rule"]
    rule["discount_coupon_list"] = [{"threshold": 1, "percent_off": 1}] * len(rule.pop("normal_coupon_list"))
    response = side.post(f"{path}/stock-bundles", body | {"out_request_no": "bundle_002"})
    assert detail(response)["field"] == "/stock_bundle/progressive_bundle_usage_rule/normal_coupon_list"


def test_most_stocks(side: Side) -> None:
    """S10: at most 200 stocks in effect; those that are over do not count."""
    stocked = side.stocked()
    for index in range(199):
        assert _add(side, stocked.coupon_path, f"stock_{index:04d}").status_code == 200
    assert refused(_add(side, stocked.coupon_path, "stock_0200"))[:2] == INVALID
    stocked.end(stocked.path)
    assert _add(side, stocked.coupon_path, "stock_0200").status_code == 200


def test_stock_list(side: Side) -> None:
    """S18: pages of a chosen size; the total on the first page only, no token on the last."""
    stocked = side.stocked()
    ids = [stocked.stock_id, *(_add(side, stocked.coupon_path, f"stock_{n:04d}").json()["stock_id"] for n in range(4))]
    first = _list(side, stocked.coupon_path, page_size=2)
    second = _list(side, stocked.coupon_path, page_size=2, page_token=first["next_page_token"])
    third = _list(side, stocked.coupon_path, page_size=2, page_token=second["next_page_token"])
    assert first["total_count"] == 5
    assert [stock["stock_id"] for page in (first, second, third) for stock in page["stock_list"]] == ids
    assert not {"total_count", "next_page_token"} & set(third)
    assert "total_count" not in second


def test_stock_list_default_size(side: Side) -> None:
    """S18: 20 stocks to a page unless told."""
    stocked = side.stocked()
    for index in range(20):
        _add(side, stocked.coupon_path, f"stock_{index:04d}")
    page = _list(side, stocked.coupon_path)
    assert (len(page["stock_list"]), page["total_count"]) == (20, 21)


def test_stock_list_while_states_change(side: Side) -> None:
    """S18: a walk by state skips nothing when stocks leave that state meanwhile."""
    stocked = side.stocked()
    second = _add(side, stocked.coupon_path, "stock_0002").json()["stock_id"]
    first = _list(side, stocked.coupon_path, state="SENDING", page_size=1)
    stocked.end(stocked.path)
    rest = _list(side, stocked.coupon_path, state="SENDING", page_size=1, page_token=first["next_page_token"])
    assert [stock["stock_id"] for stock in rest["stock_list"]] == [second]
    assert _list(side, stocked.coupon_path, state="DEACTIVATED")["total_count"] == 1
    assert _list(side, stocked.coupon_path, stock_bundle_id="1")["stock_list"] == []


@pytest.mark.parametrize("token", ["x", "%%%", "券", "bGlzdFVzZXJDb3Vwb25zOjA=", "bGlzdFN0b2Nrczp4"])
def test_foreign_page_token(side: Side, token: str) -> None:
    """A token that this list has not given is refused."""
    path = side.stocked().coupon_path
    response = side.read(f"{path}/stocks", {"page_token": token})
    assert refused(response)[:2] == INVALID
    assert detail(response)["field"] == "page_token"


def test_stock_update(side: Side) -> None:
    """S12, S14, S16: what is sent changes, what is left out stays, coupons issued before show the old."""
    stocked = side.stocked()
    code = stocked.sent()
    before = stocked.read()
    updated = stocked.update(remark="新的", store_scope="ALL").json()
    assert updated == before | {"remark": "新的", "store_scope": "ALL"} == stocked.read()
    assert "remark" not in stocked.stock(code)
    assert updated == stocked.update(remark="新的", store_scope="ALL").json()
    assert refused(stocked.update(remark="别的")) == CONFLICT


def test_stock_update_without_store_scope(side: Side) -> None:
    """S13: left out, the store scope becomes NONE."""
    stocked = side.stocked(store_scope="ALL")
    assert stocked.update(remark="新的").json()["store_scope"] == "NONE"


def test_stock_update_in_audit(side_with: Callable[[Rules], Side]) -> None:
    """S15, a switch: until a change is audited another is refused."""
    side = side_with(Rules(change_audit_seconds=60))
    stocked, bundled = side.stocked(), side.bundled()
    stocked.update("update_0001")
    assert stocked.update("update_0002").json()["message"] == "批次正在修改中，请稍后重试"
    side.patch(bundled.path, {"out_request_no": "update_0001"})
    response = side.patch(bundled.path, {"out_request_no": "update_0002"})
    assert response.json()["message"] == "批次正在修改中，请稍后重试"
    side.simulator.clock.advance(60)
    assert stocked.update("update_0002").status_code == 200


def test_bundle_update(side: Side) -> None:
    """S17: every stock of the bundle changes; not when one of them is over."""
    bundled = side.bundled()
    updated = side.patch(bundled.path, {"out_request_no": "update_0001", "remark": "新的"}).json()
    assert [stock["remark"] for stock in updated["stock_list"]] == ["新的"] * 3
    side.simulator.clock.advance(30 * DAY)
    assert refused(side.patch(bundled.path, {"out_request_no": "update_0002"}))[:2] == INVALID


def test_stocks_of_bundles_alone(side: Side) -> None:
    """S6, S12: stocks of a bundle are not changed or ended alone."""
    stock = side.bundled().stocks[0]
    budget = {"update_mode": "MAX_COUNT", "current_max_count": 1000, "target_max_count": 1001}
    for response in (stock.update(), stock.end(stock.path), stock.budget(**budget)):
        assert refused(response)[:2] == INVALID
        assert detail(response)["field"] == "stock_id"
    assert stock.end(f"/product-coupons/{stock.product_coupon_id}").json()["state"] == "DEACTIVATED"
    assert stock.read()["state"] == "DEACTIVATED"


def test_stock_deactivation(side: Side) -> None:
    """S5: this stock ends, the coupon and its other stocks go on, and coupons issued stay usable."""
    stocked = side.stocked()
    other = _add(side, stocked.coupon_path).json()["stock_id"]
    code = stocked.confirmed()
    first = stocked.end(stocked.path)
    assert first.json()["state"] == "DEACTIVATED"
    assert first.json() == stocked.end(stocked.path).json()
    assert refused(stocked.end(stocked.path, "end_000002"))[:2] == INVALID
    assert refused(stocked.send("send_0002"))[2] == 268577984
    assert stocked.use(code).status_code == 200
    stocked.stock_id = other
    assert stocked.read()["state"] == "SENDING"
    assert side.coupon(stocked.product_coupon_id).json()["state"] == "EFFECTIVE"


def test_pause(side: Side) -> None:
    """S4, S5, S7, S8, S12: a paused stock sends nothing, may be changed and ended, and is STOPPED in the end."""
    stocked = side.stocked()
    assert side.happen(f"/stocks/{stocked.stock_id}/pause").json()["state"] == "PAUSED"
    assert side.happen(f"/stocks/{stocked.stock_id}/pause").status_code == 409
    assert refused(stocked.send())[2] == 268577984
    assert stocked.update().json()["state"] == "PAUSED"
    assert side.happen(f"/stocks/{stocked.stock_id}/restart").json()["state"] == "SENDING"
    stocked.sent()
    side.happen(f"/stocks/{stocked.stock_id}/pause")
    side.simulator.clock.advance(30 * DAY)
    assert stocked.read()["state"] == "STOPPED"
    assert side.happen("/stocks/1/pause").status_code == 404


def test_paused_stock_ends(side: Side) -> None:
    """S5: PAUSED to DEACTIVATED."""
    stocked = side.stocked()
    side.happen(f"/stocks/{stocked.stock_id}/pause")
    assert stocked.end(stocked.path).json()["state"] == "DEACTIVATED"


def test_unknown(side: Side) -> None:
    """O4, O5: everything below an unknown coupon, stock or bundle is 404 and names the id."""
    stocked, bundled = side.stocked(), side.bundled()
    missing = "未找到 stock_id 对应的商品券批次"
    stocked.stock_id = bundled.stocks[0].stock_id
    assert side.read(stocked.path).json()["message"] == missing
    assert stocked.update().json()["message"] == missing
    bundled.product_coupon_id = stocked.product_coupon_id
    response = side.patch(bundled.path, {"out_request_no": "update_0001"})
    assert response.json()["message"] == "未找到 stock_bundle_id 对应的商品券批次组"
    stocked.product_coupon_id = "1"
    assert side.read(f"{stocked.coupon_path}/stocks").json()["message"] == "未找到 product_coupon_id 对应的商品券"
    assert _display(side, stocked.coupon_path).status_code == 404
