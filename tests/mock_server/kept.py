"""What the tests of state files share: a world with everything in it, and all that can be read of it."""

import dataclasses
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.mock_server.support import APPID, NOW, OPENID, Side, Ticker, brand_of, bundle, coupon, partner_of
from wechatpay_auth import Scheme
from wechatpay_mock import Rules, Simulator
from wechatpay_mock._happenings import Happenings
from wechatpay_mock._state import Space

Json = dict[str, Any]


def kept(home: Path, state: Path, *, rules: Rules | None = None, now: str | None = NOW) -> Simulator:
    """A simulator with a state file, and a wall clock that stands still."""
    begin = None if now is None else datetime.fromisoformat(now)
    return Simulator(home=home, state=state, now=begin, rules=rules, wall_clock=Ticker())


def build(simulator: Simulator) -> None:
    """Every kind of thing there is, on both sides, in every kind of state, some of it refused on the way."""
    other = Side(simulator, simulator.add_brand("120345"))
    Happenings(simulator.gateway).register(APPID, OPENID, "unionid")
    Happenings(simulator.gateway).register("wx2", "openid-2", "unionid")
    for side in (brand_of(simulator), partner_of(simulator), partner_of(simulator, brand_id="120346"), other):
        _lives(side)
        simulator.clock.advance(3600)
    simulator.clock.set(datetime.fromisoformat("2025-08-20T09:00:00+08:00"))


def _lives(side: Side) -> None:
    side.post("/notify-configs", {"notify_url": "https://www.example.com/notify"})
    assert side.create({**coupon(number="refused_01"), "stock": {}}).status_code == 400
    wrong = coupon(number="refused_02", period={"available_end_time": "2025-08-01T00:00:00+08:00"})
    assert side.create(wrong).status_code == 400  # after an id was drawn
    _single(side)
    _uploaded(side)
    _bundles(side)
    _stores(side)
    picture = {"image_url": "https://wxpaylogo.qpic.cn/wxpaylogo/a/b"}
    task = {"task_id": "task_0001", "image_generation_type": "CUT_OUT", "cut_out": picture}
    assert side.post("/image-generation-tasks", task).status_code == 200


def _single(side: Side) -> None:
    stocked = side.stocked()
    assert stocked.use(stocked.confirmed("send_0001")).status_code == 200
    returned = stocked.confirmed("send_0002")
    stocked.use(returned, "use_0002")
    assert stocked.revert(returned).status_code == 200
    assert stocked.deactivate(stocked.sent("send_0003")).status_code == 200
    assert stocked.delete(stocked.sent("send_0004")).status_code == 200
    assert stocked.sent("send_0001") == stocked.sent("send_0001")
    token = stocked.pre_send("send_0005").json()["token"]
    assert side.happen("/receive-component/tap", {"token": token}).status_code == 200
    assert side.happen("/receive-component/tap", {"token": "none"}).status_code == 404
    assert stocked.pre_send("send_0006").status_code == 200
    shaken = {"appid": "wx2", "openid": "openid-2"}
    assert side.happen(f"/stocks/{stocked.stock_id}/shake", shaken).status_code == 200
    assert side.happen(f"/stocks/{stocked.stock_id}/pause").status_code == 200
    assert side.happen(f"/stocks/{stocked.stock_id}/pause").status_code == 409
    assert stocked.send("send_0007").status_code == 400
    assert side.happen(f"/stocks/{stocked.stock_id}/restart").status_code == 200
    assert stocked.update(remark="新的备注").status_code == 200
    budget = {"update_mode": "MAX_COUNT", "current_max_count": 1000, "target_max_count": 2000}
    assert stocked.budget(**budget).status_code == 200
    ended = side.stocked()
    assert ended.end(ended.path).status_code == 200
    over = side.stocked()
    assert over.end(over.coupon_path).status_code == 200


def _uploaded(side: Side) -> None:
    uploaded = side.stocked(coupon_code_mode="UPLOAD")
    assert uploaded.upload(*(f"c{index:03d}" for index in range(50))).status_code == 200
    for index in range(5):
        uploaded.confirmed(f"up_{index:06d}")
    assigned = side.stocked(coupon_code_mode="API_ASSIGN")
    assert assigned.sent("as_000001", coupon_code="mine0001") == "mine0001"
    assert assigned.send("as_000002", coupon_code="mine0001").status_code == 400


def _bundles(side: Side) -> None:
    bundled = side.bundled(store_scope="SPECIFIC")
    bundled.sent()
    assert bundled.use(0).status_code == 200
    assert bundled.use(1).status_code == 200
    token = bundled.pre_send("send_0002").json()["token"]
    assert side.happen("/receive-component/tap", {"token": token}).status_code == 200
    made = side.bundled()
    bundle_id = made.sent()
    assert made.end(bundle_id).status_code == 200
    more = {"out_request_no": "more_0001", "stock_bundle": bundle()["stock_bundle"]}
    assert side.post(f"/product-coupons/{bundled.product_coupon_id}/stock-bundles", more).status_code == 200
    stores = {"store_list": [{"store_id": side.store()}, {"store_id": "1"}]}
    assert side.post(f"{bundled.path}/associate-stores", stores).status_code == 200


def _stores(side: Side) -> None:
    closed, deleted, bound = side.store(), side.store(), side.store()
    assert side.stores("POST", f"/{closed}/close").status_code == 200
    assert side.stores("DELETE", f"/{deleted}").status_code < 300
    for mchid in ("1230000109", "1230000110"):
        recipient = {"mchid": mchid, "company_name": "腾讯科技（深圳）有限公司"}
        assert side.stores("POST", f"/{bound}/bindrecipient", recipient).status_code == 200
    assert side.stores("POST", f"/{bound}/unbindrecipient", {"mchid": "1230000109"}).status_code == 200


def readings(simulator: Simulator) -> Json:
    """The answers to all that can be read, by owner and path."""
    found: Json = {"now": simulator.clock.now().isoformat()}
    store = simulator.gateway.store
    for owner, space in list(store._spaces.items()):
        side = _side(simulator, owner.scheme, owner.caller, owner.brand_id)
        reads = [("/notify-configs", {}), *_paths(space), *((f"/users/{OPENID}/coupons", {"appid": APPID}),)]
        for path, query in reads:
            answer = side.read(path, query)
            found[f"{owner} {path} {query}"] = (answer.status_code, answer.json())
        for path in ("", *(f"/{store_id}" for store_id in store.stores(owner.brand_id))):
            answer = side.stores("GET", path)
            found[f"{owner} stores {path}"] = (answer.status_code, answer.json())
    return found


def _side(simulator: Simulator, scheme: Scheme, caller: str, brand_id: str) -> Side:
    if scheme is Scheme.PARTNER:
        return partner_of(simulator, brand_id=brand_id)
    return brand_of(simulator) if caller == simulator.brand.identity else Side(simulator, simulator.add_brand(caller))


def _paths(space: Any) -> Iterator[tuple[str, Json]]:
    for coupon_id in space.coupons:
        yield f"/product-coupons/{coupon_id}", {}
        yield f"/product-coupons/{coupon_id}/stocks", {}
    for stock in space.stocks.values():
        path = f"/product-coupons/{stock.coupon.product_coupon_id}/stocks/{stock.stock_id}"
        yield path, {}
        yield f"{path}/associated-stores", {}
    for (stock_id, code), held in space.user_coupons.items():
        ids = {"product_coupon_id": held.stock.coupon.product_coupon_id, "stock_id": stock_id, "appid": APPID}
        yield f"/users/{OPENID}/coupons/{code}", ids
    for task_id in space.image_tasks:
        yield f"/image-generation-tasks/{task_id}", {"image_generation_type": "CUT_OUT"}


def memory(simulator: Simulator) -> Any:
    """Everything that the store holds, in plain values, with what is shared and in which order."""
    everything = dict(vars(simulator.gateway.store))
    del everything["random"]
    # Reading as somebody who has nothing makes an empty space.
    spaces: dict[Any, Space] = everything.pop("_spaces")
    nothing = _plain(Space())
    everything["spaces"] = {owner: space for owner, space in spaces.items() if _plain(space) != nothing}
    return _plain(everything)


def _plain(root: Any) -> Any:
    seen: dict[int, int] = {}
    alive: list[Any] = []

    def plain(value: Any) -> Any:
        if value is None or isinstance(value, str | int | float | bytes | datetime | Scheme):
            return value
        if id(value) in seen:
            return ("as", seen[id(value)])
        seen[id(value)] = len(seen)
        alive.append(value)  # so that no id comes twice
        return opened(value)

    def opened(value: Any) -> Any:
        if isinstance(value, dict):
            return [(plain(key), plain(inner)) for key, inner in value.items()]
        if isinstance(value, set | frozenset):
            return sorted(map(repr, value))
        if hasattr(value, "__iter__"):  # lists, and whatever shows its items
            return [plain(inner) for inner in value]
        if type(value).__module__ == "datetime":
            return repr(value)
        names = [field.name for field in dataclasses.fields(value)] if dataclasses.is_dataclass(value) else vars(value)
        return (type(value).__name__, {name: plain(getattr(value, name)) for name in names})

    return plain(root)
