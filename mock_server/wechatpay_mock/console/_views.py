"""What callers and users have, as JSON for the console."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from wechatpay_auth import Scheme

from .._entities import ProductCoupon, Stock
from .._gateway import Gateway
from .._json import Json
from .._state import Owner, Space
from .._user_coupons import Event, UserCoupon
from . import _cards


def overview(gateway: Gateway, homes: Mapping[Scheme, str]) -> Json:
    """Who is in, and how much there is of everything."""
    spaces = [space for _, space in gateway.store.spaces()]
    return {
        "contract": gateway.contract.version,
        "now": gateway.clock.now().isoformat(),
        "frozen": gateway.clock.frozen,
        "callers": [
            {
                "side": account.scheme.name,
                "identity": account.identity,
                "serial_no": account.serial_no,
                "public_key_id": account.public_key.id,
                "notify_url": _notify_url(gateway, account.scheme, account.identity),
                "env_file": homes.get(account.scheme) if index < len(homes) else None,
            }
            for index, account in enumerate(gateway.accounts)
        ],
        "counts": {
            "coupons": sum(len(space.coupons) for space in spaces),
            "stocks": sum(len(space.stocks) for space in spaces),
            "user_coupons": sum(len(space.user_coupons) for space in spaces),
            "requests": len(gateway.journal),
            "callbacks": len(gateway.store.outbox),
        },
    }


def _notify_url(gateway: Gateway, scheme: Scheme, identity: str) -> str | None:
    config = gateway.store.notify_configs.get((scheme, identity))
    return None if config is None else config.notify_url


def _owned(owner: Owner) -> Json:
    return {"side": owner.scheme.name, "caller": owner.caller, "brand_id": owner.brand_id}


def coupons(gateway: Gateway) -> list[tuple[Owner, Space, ProductCoupon]]:
    """All product coupons, newest first."""
    found = [(owner, space, coupon) for owner, space in gateway.store.spaces() for coupon in space.coupons.values()]
    # Ids are given in the order of making, over all owners.
    return sorted(found, key=lambda one: int(one[2].product_coupon_id), reverse=True)


def coupon_row(owner: Owner, space: Space, coupon: ProductCoupon, now: datetime) -> Json:
    """A product coupon with its card and its stocks in short."""
    stocks = [stock for stock in space.stocks.values() if stock.coupon is coupon]
    return {
        **_owned(owner),
        "id": coupon.product_coupon_id,
        "state": coupon.state(now),
        "card": _card_of(coupon, stocks),
        "rounds": [_cards.of_stock(stock)["offers"][0]["words"] for stock in _first_bundle(stocks)],
        "stocks": [{"id": stock.stock_id, "state": stock.state(now)} for stock in stocks[:50]],
        "sent": sum(stock.sent for stock in stocks),
    }


def _card_of(coupon: ProductCoupon, stocks: Sequence[Stock]) -> Json:
    return _cards.of_coupon(coupon, stocks[0] if stocks else None)


def _first_bundle(stocks: Sequence[Stock]) -> Iterator[Stock]:
    if stocks and stocks[0].place is not None:
        bundle_id = stocks[0].place.stock_bundle_id
        yield from (stock for stock in stocks if stock.place is not None and stock.place.stock_bundle_id == bundle_id)


def stocks(gateway: Gateway) -> list[tuple[Owner, list[Stock]]]:
    """All stocks, newest first; those of a bundle together and in their order."""
    found: list[tuple[Owner, list[Stock]]] = []
    for owner, space in gateway.store.spaces():
        bundled: dict[str, list[Stock]] = {}
        for stock in space.stocks.values():
            if stock.place is None:
                found.append((owner, [stock]))
            elif stock.place.stock_bundle_id in bundled:
                bundled[stock.place.stock_bundle_id].append(stock)
            else:
                bundled[stock.place.stock_bundle_id] = [stock]
                found.append((owner, bundled[stock.place.stock_bundle_id]))
    found.reverse()
    return sorted(found, key=lambda one: one[1][0].created_at, reverse=True)


def stock_group(owner: Owner, group: Sequence[Stock], now: datetime) -> Json:
    """A stock, or the stocks of a bundle."""
    place = group[0].place
    return {
        **_owned(owner),
        "bundle_id": None if place is None else place.stock_bundle_id,
        "coupon_id": group[0].coupon.product_coupon_id,
        "name": group[0].coupon.content["display_info"]["name"],
        "stocks": [_stock_row(stock, now) for stock in group],
    }


def _stock_row(stock: Stock, now: datetime) -> Json:
    limits: Json = stock.content["stock_send_rule"]
    card = _cards.of_stock(stock)
    return {
        "id": stock.stock_id,
        "state": stock.state(now),
        "remark": stock.content.get("remark", ""),
        "round": None if stock.place is None else stock.place.index,
        "offers": [offer["words"] for offer in card["offers"]],
        "validity": card["validity"],
        "code_mode": stock.code_mode,
        "sent": stock.sent,
        "today": stock.sent_on[now.date()],
        "max": limits["max_count"],
        "max_today": limits.get("max_count_per_day"),
        "max_user": limits.get("max_count_per_user"),
        "codes": None if stock.codes is None else {"total": stock.codes.total, "available": stock.codes.available},
        "appid": stock.content.get("notify_config", {}).get("notify_appid", ""),
    }


def user_coupons(gateway: Gateway) -> list[tuple[Owner, UserCoupon]]:
    """All coupons of users, newest first."""
    found = [(owner, coupon) for owner, space in gateway.store.spaces() for coupon in space.user_coupons.values()]
    found.reverse()
    return sorted(found, key=lambda one: one[1].received_at, reverse=True)


def user_coupon_row(owner: Owner, coupon: UserCoupon, now: datetime) -> Json:
    """A coupon of a user."""
    bundle = coupon.bundle
    return {
        **_owned(owner),
        "code": coupon.coupon_code,
        "stock_id": coupon.stock.stock_id,
        "coupon_id": coupon.stock.coupon.product_coupon_id,
        "name": coupon.coupon_content["display_info"]["name"],
        "state": coupon.state(now),
        "person": coupon.person,
        "channel": coupon.channel,
        "received_at": coupon.received_at.isoformat(),
        "valid_begin": coupon.validity.begin.isoformat(),
        "valid_end": coupon.validity.end.isoformat(),
        "bundle_id": None if bundle is None else bundle.user_coupon_bundle_id,
        "round": None if bundle is None else bundle.coupons.index(coupon),
        "rounds": None if bundle is None else bundle.total_count,
    }


def user_coupon(owner: Owner, coupon: UserCoupon, now: datetime) -> Json:
    """A coupon of a user with its card and its history."""
    return {
        **user_coupon_row(owner, coupon, now),
        "card": _cards.of_user_coupon(coupon),
        "history": [_event(event) for event in history(coupon, now)],
        "told": coupon.told,
        "usage": coupon.usage,
    }


def history(coupon: UserCoupon, now: datetime) -> list[Event]:
    """What has become of a coupon, with what time alone has done."""
    found = list(coupon.history)
    state = coupon.state(now)
    was_confirmed_early = coupon.confirmation is not None and coupon.confirmation.time < coupon.validity.begin
    if was_confirmed_early and now >= coupon.validity.begin:
        found.append(Event("EFFECTIVE", coupon.validity.begin))
    if state == "EXPIRED":
        found.append(Event("EXPIRED", coupon.validity.end))
    # The business clock may have been turned back: what happened first stays first among equals only.
    return sorted(found, key=lambda event: event.time)


def _event(event: Event) -> Json:
    return {"kind": event.kind, "time": event.time.isoformat(), "note": event.note}
