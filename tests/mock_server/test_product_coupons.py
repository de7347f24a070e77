"""Product coupons: rules C1 to C5, B1 to B5, Q15, and what a created coupon looks like."""

from collections.abc import Callable
from copy import deepcopy

import pytest

from tests.mock_server.support import BRAND_ID, Side, bundle, coupon, detail, refused, seed
from wechatpay_auth import Scheme
from wechatpay_mock import Rules, Simulator


def test_create_makes_coupon_and_stock(side: Side) -> None:
    """C2, C3, C5: the answer holds the coupon, EFFECTIVE, and its first stock, SENDING, with all that was told."""
    body = coupon()
    answer = side.create(body).json()
    assert (answer["state"], answer["stock"]["state"]) == ("EFFECTIVE", "SENDING")
    assert answer["product_coupon_id"] == answer["stock"]["product_coupon_id"]
    assert answer["stock"]["sent_count_info"] == {"total_count": 0, "today_count": 0}
    assert body["stock"].items() <= answer["stock"].items()
    assert {name: body[name] for name in ("scope", "type", "usage_mode", "display_info")}.items() <= answer.items()


def test_brand_id_in_answers(side: Side) -> None:
    """Answers to a partner name the brand on every object, answers to a brand on none."""
    answer = side.create().json()
    expected = {BRAND_ID} if side.scheme is Scheme.PARTNER else {None}
    assert expected == {answer.get("brand_id"), answer["stock"].get("brand_id")}
    read = side.coupon(answer["product_coupon_id"]).json()
    assert expected == {read.get("brand_id")}


def test_get(side: Side) -> None:
    """A coupon is read without its stocks."""
    created = side.create().json()
    del created["stock"]
    assert created == side.coupon(created["product_coupon_id"]).json()


def test_get_unknown(side: Side) -> None:
    """An unknown coupon is 404 NOT_FOUND, sub-code 268578608."""
    assert refused(side.coupon("1000000099")) == (404, "NOT_FOUND", 268578608)


def test_ids_are_unique_over_brands(mock: Simulator, brand: Side, partner: Side) -> None:
    """O2: no two coupons or stocks have an id in common, whoever made them."""
    others = [Side(mock, mock.partner, brand_id="120345"), Side(mock, mock.add_brand("120346"))]
    answers = [side.create().json() for side in (brand, partner, *others)]
    assert len({answer["product_coupon_id"] for answer in answers}) == 4
    assert len({answer["stock"]["stock_id"] for answer in answers}) == 4


def test_audit(side_with: Callable[[Rules], Side]) -> None:
    """C1, S1, S2, a switch: with an audit that takes time both are AUDITING until it is over."""
    side = side_with(Rules(audit_seconds=60))
    answer = side.create().json()
    assert (answer["state"], answer["stock"]["state"]) == ("AUDITING", "AUDITING")
    side.simulator.clock.advance(59)
    assert side.coupon(answer["product_coupon_id"]).json()["state"] == "AUDITING"
    side.simulator.clock.advance(1)
    assert side.coupon(answer["product_coupon_id"]).json()["state"] == "EFFECTIVE"


def test_notify_url_first(side_with: Callable[[Rules], Side]) -> None:
    """C4, a switch: creating is refused until a callback address is set."""
    side = side_with(Rules(notify_url_first=True))
    assert refused(side.create())[:2] == (400, "INVALID_REQUEST")
    side.post("/notify-configs", {"notify_url": "https://www.example.com/notify"})
    assert side.create().status_code == 200


def test_notify_url_is_not_needed_by_default(side: Side) -> None:
    """C4 is off by default."""
    assert side.create().status_code == 200


def test_out_product_no_is_not_unique(side: Side) -> None:
    """V7: two coupons may have the same out_product_no."""
    for number in ("create_0001", "create_0002"):
        body = coupon(number=number) | {"out_product_no": "Product_1"}
        assert side.create(body).json()["out_product_no"] == "Product_1"


def test_zero_threshold_and_free_exchange(side: Side) -> None:
    """V5: a threshold may be 0, and so may the price of an exchange; an amount off may not."""
    body = coupon() | {"scope": "SINGLE", "type": "EXCHANGE"}
    goods = {"name": "咖啡", "pick_count": 1, "choice_list": [{"name": "美式", "price": 1, "count": 1}]}
    body["display_info"]["combo_package_list"] = [goods]
    body["stock"]["single_usage_rule"]["exchange_coupon"] = {"threshold": 0, "exchange_price": 0}
    assert side.create(body).status_code == 200
    free = coupon(number="create_0002")
    free["single_usage_info"]["normal_coupon"]["discount_amount"] = 0
    assert detail(side.create(free))["field"] == "/single_usage_info/normal_coupon/discount_amount"


def test_bundle(side: Side) -> None:
    """C5, B1, B4, B5: a bundle has a stock for each round, in order, with its own offer and the rest alike."""
    body = bundle(amounts=(500, 100, 200, 300), count=4)
    answer = side.create(body).json()
    stocks = answer["stock_bundle"]["stock_list"]
    assert "stock" not in answer
    places = [stock["stock_bundle_info"] for stock in stocks]
    bundle_id = answer["stock_bundle"]["stock_bundle_id"]
    assert places == [{"stock_bundle_id": bundle_id, "stock_bundle_index": index} for index in range(4)]
    rules = [stock["progressive_bundle_usage_rule"] for stock in stocks]
    assert [rule["normal_coupon"]["discount_amount"] for rule in rules] == [500, 100, 200, 300]
    told = body["stock_bundle"]
    period = told["progressive_bundle_usage_rule"]["coupon_available_period"]
    assert all(rule["coupon_available_period"] == period for rule in rules)
    copied = ("coupon_code_mode", "coupon_display_info", "usage_rule_display_info", "notify_config", "store_scope")
    assert all(stock[name] == told[name] for stock in stocks for name in copied)
    assert len({stock["stock_id"] for stock in stocks}) == 4


def test_limits_of_a_bundle(side: Side) -> None:
    """Q15: every stock has the total and the user limit, only the first one the limit of a day."""
    stocks = side.create(bundle()).json()["stock_bundle"]["stock_list"]
    shared = {"max_count": 1000, "max_count_per_user": 10}
    assert [stock["stock_send_rule"] for stock in stocks] == [shared | {"max_count_per_day": 20}, shared, shared]


def test_number_of_rounds(side: Side) -> None:
    """B3: the list has exactly `count` entries."""
    response = side.create(bundle(count=4))
    assert refused(response)[:2] == (400, "INVALID_REQUEST")
    assert detail(response)["field"] == "/stock_bundle/progressive_bundle_usage_rule/normal_coupon_list"


@pytest.mark.parametrize(("amounts", "weaker"), [((900, 1, 1), None), ((1, 9, 8), 2), ((1, 9, 9), None)])
def test_weaker_round(side: Side, amounts: tuple[int, ...], weaker: int | None) -> None:
    """B2: from the third round on none is weaker than the one before; sub-code 268586067."""
    response = side.create(bundle(amounts=amounts))
    if weaker is None:
        assert response.status_code == 200
    else:
        assert refused(response) == (400, "INVALID_REQUEST", 268586067)
        assert detail(response)["field"].endswith(f"/normal_coupon_list/{weaker}/discount_amount")


def test_weaker_exchange(side: Side) -> None:
    """B2: for an exchange a higher price is the weaker offer."""
    body = bundle() | {"scope": "SINGLE", "type": "EXCHANGE"}
    goods = {"name": "咖啡", "pick_count": 1, "choice_list": [{"name": "美式", "price": 1, "count": 1}]}
    body["display_info"]["combo_package_list"] = [goods]
    rule = body["stock_bundle"]["progressive_bundle_usage_rule"]
    del rule["normal_coupon_list"]
    rule["exchange_coupon_list"] = [{"threshold": 0, "exchange_price": price} for price in (1, 5, 6)]
    assert refused(side.create(body))[2] == 268586067
    rule["exchange_coupon_list"][2]["exchange_price"] = 4
    assert side.create(body).status_code == 200


def test_sequential(side: Side) -> None:
    """L1: the generation of August 2025 is accepted: a coupon with a sequential stock."""
    body = deepcopy(seed("partner")) | {"usage_mode": "SEQUENTIAL"}
    answer = side.create(body).json()
    assert answer["sequential_usage_info"] == body["sequential_usage_info"]
    assert answer["stock"]["sequential_usage_rule"] == body["stock"]["sequential_usage_rule"]
    assert answer["stock"]["state"] == "SENDING"


@pytest.mark.parametrize(
    ("name", "fits"), [("🎉" * 15, True), ("🎉" * 16, False), ("券" * 15, True), ("券" * 2, False)]
)
def test_length_in_characters(side: Side, name: str, fits: bool) -> None:
    """V7, V12: a name has 3 to 15 characters, and an emoji is one of them."""
    body = coupon()
    body["display_info"]["name"] = name
    assert (side.create(body).status_code == 200) is fits


@pytest.mark.parametrize(("percent", "fits"), [(0, False), (1, True), (99, True), (100, False)])
def test_percentages(side: Side, percent: int, fits: bool) -> None:
    """V5, V6: between nothing off and all off."""
    offer = {"discount_coupon": {"threshold": 0, "percent_off": percent}}
    assert (side.create(coupon() | {"type": "DISCOUNT", "single_usage_info": offer}).status_code == 200) is fits


@pytest.mark.parametrize("scope", ["ALL", "SINGLE"])
def test_offers_of_a_bundle(side: Side, scope: str) -> None:
    """V3: those of a bundle stand in its stocks, whatever the scope; an offer of the coupon itself does not do."""
    body = bundle() | {"scope": scope, "single_usage_info": coupon()["single_usage_info"]}
    goods = {"name": "咖啡", "pick_count": 1, "choice_list": [{"name": "美式", "price": 1, "count": 1}]}
    body["display_info"]["combo_package_list"] = [goods]
    made = side.create(body).json()["stock_bundle"]["stock_list"]
    assert [one["progressive_bundle_usage_rule"]["normal_coupon"]["discount_amount"] for one in made] == [500, 100, 200]
    del body["stock_bundle"]["progressive_bundle_usage_rule"]["normal_coupon_list"]
    response = side.create(body | {"out_request_no": "create_0002"})
    assert refused(response)[0] == 400
    assert detail(response)["field"] == "/stock_bundle/progressive_bundle_usage_rule/normal_coupon_list"


def test_offer_of_a_bundle_in_the_wrong_place(side_with: Callable[[Rules], Side]) -> None:
    """V3, a switch: an offer of the coupon itself is refused beside those of its rounds."""
    side = side_with(Rules(strict=True))
    assert side.create(bundle()).status_code == 200
    body = bundle(number="create_0002") | {"single_usage_info": coupon()["single_usage_info"]}
    assert detail(side.create(body))["field"] == "/single_usage_info"
