"""Where the codes of coupons come from: rules K1 to K9, and O7."""

from collections.abc import Callable

import pytest

from tests.mock_server.support import Side, bundle, detail, refused
from wechatpay_mock import Rules, Simulator


def test_wechatpay(side: Side) -> None:
    """WECHATPAY: a random code of at most 40 characters; the caller must not send one."""
    stocked = side.stocked()
    codes = {stocked.sent(f"send_{index:04d}") for index in range(5)}
    assert len(codes) == 5
    assert all(code.isalnum() and len(code) <= 40 for code in codes)
    response = stocked.send("send_9999", coupon_code="mine")
    assert refused(response)[:2] == (400, "INVALID_REQUEST")
    assert detail(response)["field"] == "/coupon_code"


def test_upload(side: Side) -> None:
    """UPLOAD: every uploaded code is given out once, then NOT_ENOUGH; the caller must not send one."""
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    assert stocked.upload("a", "b").json() == {"total_count": 2, "success_code_list": ["a", "b"]}
    assert refused(stocked.send("send_0000", coupon_code="a"))[:2] == (400, "INVALID_REQUEST")
    assert {stocked.sent("send_0001"), stocked.sent("send_0002")} == {"a", "b"}
    response = stocked.send("send_0003")
    assert refused(response)[:2] == (403, "NOT_ENOUGH")
    assert response.json()["message"] == "商品券批次预上传券Code剩余数量不足"


def test_code_never_comes_back(side: Side) -> None:
    """K9: a code given out is known to its stock, and stays given out."""
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    stocked.upload("a")
    stocked.sent()
    assert stocked.upload("a", number="upload_0002").json() == {"total_count": 1, "already_exist_code_list": ["a"]}
    assert refused(stocked.send("send_0002"))[:2] == (403, "NOT_ENOUGH")


def test_counts(side: Side) -> None:
    """K7: the counts of codes are shown in the mode UPLOAD, and only there."""
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    stocked.upload("a", "b", "c")
    shown = stocked.stock(stocked.sent())
    assert shown["coupon_code_count_info"] == {"total_count": 3, "available_count": 2}
    other = side.stocked()
    assert "coupon_code_count_info" not in other.stock(other.sent())


def test_lists(side: Side) -> None:
    """K2: duplicates and known codes are told apart from those that were stored."""
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    stocked.upload("old")
    answer = stocked.upload("new", "old", "new", "twice", "twice", number="upload_0002").json()
    assert answer == {
        "total_count": 3,
        "success_code_list": ["new", "twice"],
        "already_exist_code_list": ["old"],
        "duplicate_code_list": ["new", "twice"],
    }


@pytest.mark.parametrize("code", ["", "with blank", "x" * 41, "中"])
def test_characters(side: Side, code: str) -> None:
    """K1: codes are 1 to 40 of [0-9A-Za-z_-]."""
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    assert detail(stocked.upload("fine", code))["field"] == "/code_list/1"


def test_at_most_200(side: Side) -> None:
    """K2: at most 200 codes in a call."""
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    assert stocked.upload(*(f"code_{index}" for index in range(200))).status_code == 200
    codes = (f"code_{index}" for index in range(201))
    assert refused(stocked.upload(*codes, number="upload_0002")) == (400, "PARAM_ERROR", 268435462)


@pytest.mark.parametrize("mode", ["WECHATPAY", "API_ASSIGN"])
def test_upload_to_another_mode(side: Side, mode: str) -> None:
    """K3: only a stock in the mode UPLOAD takes codes."""
    response = side.stocked(coupon_code_mode=mode).upload("a")
    assert refused(response)[:2] == (400, "INVALID_REQUEST")
    assert response.json()["message"] == "只有 coupon_code_mode 为 UPLOAD 的批次可以预上传券Code"


def test_upload_to_a_stock_that_is_over(side: Side) -> None:
    """K3: a stock that is over takes none."""
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    side.simulator.clock.advance(30 * 86400)
    response = stocked.upload("a")
    assert refused(response)[:2] == (400, "INVALID_REQUEST")
    assert response.json()["message"] == "已过期的批次不可预上传券Code"


def test_wait_after_creation(side_with: Callable[[Rules], Side]) -> None:
    """K4, a switch: a new stock refuses codes for a while."""
    side = side_with(Rules(code_upload_wait_seconds=300))
    stocked = side.stocked(coupon_code_mode="UPLOAD")
    assert stocked.upload("a").json()["message"] == "批次创建处理中，暂不能上传Code"
    side.simulator.clock.advance(300)
    assert stocked.upload("a").status_code == 200


def test_no_more_codes_than_coupons(side: Side) -> None:
    """K5: uploaded codes do not exceed max_count, and a refused upload stores nothing."""
    stocked = side.stocked(coupon_code_mode="UPLOAD", stock_send_rule={"max_count": 2, "max_count_per_user": 1})
    response = stocked.upload("a", "b", "c")
    assert refused(response)[:2] == (400, "INVALID_REQUEST")
    assert response.json()["message"] == "上传的自定义code已达上限"
    assert stocked.upload("a", "b").json()["success_code_list"] == ["a", "b"]
    assert stocked.upload("a", "b", "b", number="upload_0002").status_code == 200


def test_assigned(side: Side) -> None:
    """API_ASSIGN: the caller names the code; one that was used is ALREADY_EXISTS."""
    stocked = side.stocked(coupon_code_mode="API_ASSIGN")
    assert stocked.sent("send_0001", coupon_code="mine") == "mine"
    response = stocked.send("send_0002", coupon_code="mine", openid="another")
    assert refused(response)[:2] == (400, "ALREADY_EXISTS")
    assert response.json()["message"] == "coupon_code 冲突"
    assert detail(stocked.send("send_0003"))["issue"] == "is required with coupon_code_mode API_ASSIGN"


def test_codes_are_unique_within_a_brand(side: Side) -> None:
    """O7: a code of one stock cannot be used by another one of the brand."""
    one, other = side.stocked(coupon_code_mode="UPLOAD"), side.stocked(coupon_code_mode="UPLOAD")
    assigned = side.stocked(coupon_code_mode="API_ASSIGN")
    one.upload("a", number="upload_0001")
    failed = {"coupon_code": "a", "code": "ALREADY_EXISTS", "message": "coupon_code 冲突"}
    answer = other.upload("a", "b", number="upload_0002").json()
    assert answer == {"total_count": 2, "success_code_list": ["b"], "failed_code_list": [failed]}
    assert refused(assigned.send(coupon_code="a"))[:2] == (400, "ALREADY_EXISTS")


def test_codes_may_be_unique_within_a_stock_only(side_with: Callable[[Rules], Side]) -> None:
    """O7, a switch: within a stock at least."""
    side = side_with(Rules(codes_unique_within="stock"))
    one, other = side.stocked(coupon_code_mode="UPLOAD"), side.stocked(coupon_code_mode="UPLOAD")
    one.upload("a", number="upload_0001")
    assert other.upload("a", number="upload_0002").json()["success_code_list"] == ["a"]


def test_unknown_stock(side: Side) -> None:
    """O5: codes go to a stock of the coupon in the path, else 404."""
    one, other = side.stocked(coupon_code_mode="UPLOAD"), side.stocked(coupon_code_mode="UPLOAD")
    one.stock_id, mine = other.stock_id, one.stock_id
    assert one.upload("a").json()["message"] == "未找到 stock_id 对应的商品券批次"
    one.stock_id, one.product_coupon_id = mine, "1"
    assert one.upload("a").json()["message"] == "未找到 product_coupon_id 对应的商品券"


def test_stocks_of_a_bundle_have_their_own_codes(side: Side) -> None:
    """K8: codes are uploaded for each stock of a bundle."""
    body = bundle()
    body["stock_bundle"]["coupon_code_mode"] = "UPLOAD"
    answer = side.create(body).json()
    for index, stock in enumerate(answer["stock_bundle"]["stock_list"]):
        path = f"/product-coupons/{answer['product_coupon_id']}/stocks/{stock['stock_id']}/upload-coupon-codes"
        codes = {"out_request_no": f"upload_{index}", "code_list": [f"code_{index}"]}
        assert side.post(path, codes).json()["success_code_list"] == [f"code_{index}"]


def test_generated_codes_do_not_collide(side: Side, mock: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """A random code that is taken is drawn again."""
    drawn = iter(["1", "1", "2"])
    monkeypatch.setattr(type(mock.gateway.store), "new_code", staticmethod(lambda: next(drawn)))
    stocked = side.stocked()
    assert [stocked.sent("send_0001"), stocked.sent("send_0002")] == ["1", "2"]
