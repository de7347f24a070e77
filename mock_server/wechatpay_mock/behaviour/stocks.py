"""Stocks: making them, showing them, reading and listing them."""

from __future__ import annotations

from collections.abc import Mapping

from .._codes import CodePool
from .._entities import BundlePlace, ProductCoupon, Stock, end_of_audit
from .._json import Json
from . import images, lookup, paging
from .call import Behaviour, Call, once, rule_broken
from .validity import InvalidPeriod, Period

SHARED_FIELDS = (
    "remark",
    "coupon_code_mode",
    "stock_send_rule",
    "usage_rule_display_info",
    "coupon_display_info",
    "notify_config",
    "store_scope",
)
"""What a stock and a stock bundle are told alike."""

_MOST_STOCKS = 200
_RULES = {"SINGLE": "single_usage_rule", "SEQUENTIAL": "sequential_usage_rule"}


def new(call: Call, coupon: ProductCoupon, told: Json, field: str) -> Stock:
    """A stock of its own, that is outside of any bundle.

    Args:
        call: The call that makes it.
        coupon: The coupon it is for.
        told: The object of the request that describes it.
        field: JSON pointer to that object.

    Raises:
        Refusal: Its rule or its period is refused.
    """
    images.check(call, told["coupon_display_info"], f"{field}/coupon_display_info")
    rule = _RULES[coupon.usage_mode]
    _check_rule(coupon, told, rule, field)
    days = coupon.content["sequential_usage_info"]["available_days"] if coupon.usage_mode == "SEQUENTIAL" else None
    period = read_period(told[rule]["coupon_available_period"], f"{field}/{rule}/coupon_available_period", days=days)
    content = {name: told[name] for name in (*SHARED_FIELDS, *_RULES.values()) if name in told}
    return assemble(call, coupon, content, period)


def _check_rule(coupon: ProductCoupon, told: Json, rule: str, field: str) -> None:
    # V2, V4: the request that adds a stock does not say what its coupon is, so the contract cannot know.
    if rule not in told:
        raise rule_broken(f"{field}/{rule}", f"is required with usage_mode {coupon.usage_mode}")
    offer = f"{coupon.content['type'].lower()}_coupon"
    if rule == "single_usage_rule" and coupon.content["scope"] == "SINGLE" and offer not in told[rule]:
        raise rule_broken(f"{field}/{rule}/{offer}", "is required with scope SINGLE")


def check_addition(call: Call, coupon: ProductCoupon, usage_mode: str, count: int) -> None:
    """Check that a coupon may get more stocks (S10, S11, C11).

    Raises:
        Refusal: It is not EFFECTIVE, not of this mode, or has too many stocks in effect.
    """
    if coupon.state(call.now) != "EFFECTIVE":
        raise rule_broken("product_coupon_id", "the product coupon is not EFFECTIVE", location="url")
    if coupon.usage_mode != usage_mode:
        raise rule_broken("product_coupon_id", f"the usage_mode is {coupon.usage_mode}", location="url")
    if len([stock for stock in of(call, coupon) if not stock.is_over(call.now)]) + count > _MOST_STOCKS:
        raise rule_broken("product_coupon_id", f"has {_MOST_STOCKS} stocks in effect already", location="url")


def of(call: Call, coupon: ProductCoupon) -> list[Stock]:
    """The stocks of a coupon, in the order in which they were made."""
    return [stock for stock in call.space.stocks.values() if stock.coupon is coupon]


def outside_bundle(call: Call) -> Stock:
    """The stock of the path, which must not belong to a bundle: these are changed as a whole (S6, S12, T6).

    Raises:
        Refusal: It is not there, or belongs to a bundle.
    """
    stock = lookup.stock(call, call.path["product_coupon_id"], call.path["stock_id"])
    if stock.place is not None:
        raise rule_broken("stock_id", "belongs to a bundle", stock.stock_id, location="url")
    return stock


def read_period(content: Json, field: str, *, days: int | None = None) -> Period:
    """Read and check a `coupon_available_period` that stands at `field`.

    Raises:
        Refusal: 400 INVALID_REQUEST.
    """
    try:
        return Period.read(content, days=days)
    except InvalidPeriod as error:
        raise rule_broken(field + error.field, error.issue) from None


def assemble(
    call: Call, coupon: ProductCoupon, content: Json, period: Period, place: BundlePlace | None = None
) -> Stock:
    """Put a checked stock together; it gets its id here."""
    return Stock(
        stock_id=coupon.next_stock_id(),
        coupon=coupon,
        content=content,
        period=period,
        created_at=call.now,
        audited_at=end_of_audit(call.now, call.rules.audit_seconds),  # S2
        place=place,
        codes=CodePool() if content["coupon_code_mode"] == "UPLOAD" else None,
    )


def view(stock: Stock, call: Call, content: Json | None = None) -> Json:
    """A stock as answers show it.

    Args:
        stock: The stock.
        call: The call to answer.
        content: An earlier content to show in place of the present one (U32).
    """
    shown: Json = {
        "product_coupon_id": stock.coupon.product_coupon_id,
        "stock_id": stock.stock_id,
        **(content or stock.content),
        "sent_count_info": {"total_count": stock.sent, "today_count": stock.sent_on[call.now.date()]},  # Q8
        "state": stock.state(call.now),
        **call.owner.shown,
        **({} if stock.deactivation is None else stock.deactivation.shown),
    }
    if stock.codes is not None:  # K7
        shown["coupon_code_count_info"] = {
            "total_count": stock.codes.total,
            "available_count": stock.codes.available,
        }
    if stock.place is not None:
        shown["stock_bundle_info"] = {
            "stock_bundle_id": stock.place.stock_bundle_id,
            "stock_bundle_index": stock.place.index,
        }
    return shown


def create(call: Call) -> Json:
    """Add a stock to a coupon (S11)."""
    coupon = lookup.product_coupon(call, call.path["product_coupon_id"])
    check_addition(call, coupon, "SINGLE", 1)
    stock = new(call, coupon, call.body["stock"], "/stock")
    call.space.stocks[stock.stock_id] = stock
    return view(stock, call)


def get(call: Call) -> Json:
    """Read a stock."""
    return view(lookup.stock(call, call.path["product_coupon_id"], call.path["stock_id"]), call)


def list_(call: Call) -> Json:
    """List the stocks of a coupon, oldest first (S18)."""
    coupon = lookup.product_coupon(call, call.path["product_coupon_id"])
    state, bundle_id = call.query.get("state"), call.query.get("stock_bundle_id")

    def wanted(stock: Stock) -> bool:
        in_bundle = stock.place is not None and stock.place.stock_bundle_id == bundle_id
        return (state is None or stock.state(call.now) == state) and (bundle_id is None or in_bundle)

    page = paging.page(call, of(call, coupon), wanted)
    return {"stock_list": [view(stock, call) for stock in page.items], **page.shown}


BEHAVIOURS: Mapping[str, Behaviour] = {
    "createStock": once(create, conflict="ALREADY_EXISTS.stock", creates=True),
    "getStock": get,
    "listStocks": list_,
}
