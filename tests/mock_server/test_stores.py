"""Stores and where coupons can be used: rules T1 to T7, U16, X1."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.mock_server.support import Side, Stocked, brand_of, detail, partner_of, refused
from wechatpay_mock import Rules, Simulator

INVALID = (400, "INVALID_REQUEST")
FAILED = {"code": "INVALID_REQUEST", "message": "门店ID非法或不属于当前品牌"}


def _stores(*ids: str) -> dict[str, Any]:
    return {"store_list": [{"store_id": store_id} for store_id in ids]}


def _associate(stocked: Stocked, *ids: str) -> Any:
    return stocked.side.post(f"{stocked.path}/associate-stores", _stores(*ids))


def _disassociate(stocked: Stocked, *ids: str) -> Any:
    return stocked.side.post(f"{stocked.path}/disassociate-stores", _stores(*ids))


def _list(stocked: Stocked, **query: Any) -> Any:
    return stocked.side.read(f"{stocked.path}/associated-stores", query)


def _listed(stocked: Stocked) -> list[str]:
    return [store["store_id"] for store in _list(stocked).json()["store_list"]]


def test_association(side: Side) -> None:
    """T3: each store is judged alone, duplicates count once, and the answer is 200 with two lists."""
    stocked = side.stocked(store_scope="SPECIFIC")
    one, two = side.store(), side.store()
    answer = _associate(stocked, one, "12", two, one).json()
    assert answer == {
        "total_count": 3,
        "success_store_list": _stores(one, two)["store_list"],
        "failed_store_list": [{"store_id": "12", **FAILED}],
    }
    assert _associate(stocked, "12").json() == {"total_count": 1, "failed_store_list": [{"store_id": "12", **FAILED}]}
    assert _listed(stocked) == [one, two]


def test_most_stores_of_a_call(side: Side) -> None:
    """T3: at most 200 stores per call."""
    stocked = side.stocked(store_scope="SPECIFIC")
    assert refused(_associate(stocked, *map(str, range(201))))[:2] == (400, "PARAM_ERROR")
    assert _associate(stocked, *map(str, range(200))).json()["total_count"] == 200


def test_union(side: Side) -> None:
    """T4: repeated associations form the union, from which disassociations take away."""
    stocked = side.stocked(store_scope="SPECIFIC")
    ids = [side.store() for _ in range(3)]
    _associate(stocked, ids[0], ids[1])
    _associate(stocked, ids[1], ids[2])
    assert _listed(stocked) == ids
    assert _disassociate(stocked, ids[1], "12").json() == {
        "total_count": 2,
        "success_store_list": [{"store_id": ids[1]}],
        "failed_store_list": [{"store_id": "12", **FAILED}],
    }
    assert _listed(stocked) == [ids[0], ids[2]]


@pytest.mark.parametrize(("call", "verb"), [(_associate, "关联"), (_disassociate, "取消关联"), (_list, "查询关联")])
def test_preconditions(side: Side, call: Callable[..., Any], verb: str) -> None:
    """T1, T2: only with SPECIFIC, and a stock that is neither deactivated nor over."""
    arguments = () if call is _list else ("1",)
    scope = f"只有 store_scope 为 SPECIFIC 的批次可以{verb}门店"
    response = call(side.stocked(store_scope="NONE"), *arguments)
    assert refused(response)[:2] == INVALID
    assert response.json()["message"] == scope
    response = call(side.stocked(store_scope="ALL"), *arguments)
    assert (response.json()["message"], refused(response)[2]) == (scope, 268578813)
    stocked, ended = side.stocked(store_scope="SPECIFIC"), side.stocked(store_scope="SPECIFIC")
    ended.end(ended.path)
    assert call(ended, *arguments).json()["message"] == f"已过期的批次不可{verb}门店"
    side.simulator.clock.advance(30 * 86400)
    assert call(stocked, *arguments).json()["message"] == f"已过期的批次不可{verb}门店"


def test_scope_there_and_back(side: Side) -> None:
    """T5: from SPECIFIC to ALL and back, the list is kept."""
    stocked = side.stocked(store_scope="SPECIFIC")
    store_id = side.store()
    _associate(stocked, store_id)
    assert stocked.update("update_0001", store_scope="ALL").status_code == 200
    stocked.update("update_0002", store_scope="SPECIFIC")
    assert _listed(stocked) == [store_id]


def test_pages(side: Side) -> None:
    """T6, S18: pages of at most 200; a store that is deleted or taken away meanwhile does not shift the next page."""
    stocked = side.stocked(store_scope="SPECIFIC")
    ids = [side.store() for _ in range(5)]
    _associate(stocked, *ids)
    first = _list(stocked, page_size=2).json()
    assert (first["total_count"], first["store_list"]) == (5, _stores(*ids[:2])["store_list"])
    _disassociate(stocked, ids[0])
    side.stores("DELETE", f"/{ids[3]}")
    second = _list(stocked, page_size=200, page_token=first["next_page_token"]).json()
    assert second == {"store_list": _stores(ids[2], ids[4])["store_list"]}
    assert refused(_list(stocked, page_size=201))[:2] == (400, "PARAM_ERROR")


def test_bundle(side: Side) -> None:
    """T6: the bundle calls reach all stocks of the bundle, which have no calls of their own but the list."""
    bundled = side.bundled(store_scope="SPECIFIC")
    store_id = side.store()
    answer = side.post(f"{bundled.path}/associate-stores", _stores(store_id)).json()
    assert answer["success_store_list"] == [{"store_id": store_id}]
    assert [_listed(stock) for stock in bundled.stocks] == [[store_id]] * 3
    assert detail(_associate(bundled.stocks[0], store_id))["field"] == "stock_id"
    assert detail(_disassociate(bundled.stocks[0], store_id))["field"] == "stock_id"
    side.post(f"{bundled.path}/disassociate-stores", _stores(store_id))
    assert _listed(bundled.stocks[2]) == []
    bundled.stock_bundle_id = "1"
    assert refused(side.post(f"{bundled.path}/associate-stores", _stores(store_id)))[0] == 404


def test_use_in_a_store(side: Side) -> None:
    """U16, T7, X1: a store of the brand that is open; sub-code 268584404 otherwise."""
    stocked = side.stocked()
    code, store_id = stocked.confirmed(), side.store()
    refusal = (400, "INVALID_REQUEST", 268584404)
    assert refused(stocked.use(code, store_id="12")) == refusal
    side.stores("POST", f"/{store_id}/close")
    assert refused(stocked.use(code, store_id=store_id)) == refusal
    side.stores("POST", f"/{store_id}/resume")
    assert stocked.use(code, store_id=store_id).status_code == 200


def test_use_in_a_store_of_the_stock(side: Side) -> None:
    """U16: with SPECIFIC the store has to be associated."""
    stocked = side.stocked(store_scope="SPECIFIC")
    code, store_id = stocked.confirmed(), side.store()
    assert refused(stocked.use(code, store_id=store_id))[2] == 268584404
    _associate(stocked, store_id)
    assert stocked.use(code, store_id=store_id).status_code == 200


def test_stores_belong_to_the_brand(mock: Simulator) -> None:
    """T7: a store is the brand's, whoever has entered it; other brands do not know it."""
    brand, partner, other = brand_of(mock), partner_of(mock), partner_of(mock, brand_id="120345")
    store_id = brand.store()
    assert partner.stores("GET", f"/{store_id}").json()["brand_id"] == "120344"
    assert refused(other.stores("GET", f"/{store_id}")) == (404, "NOT_FOUND", 268578608)
    assert other.stores("GET").json()["total_count"] == 0
    stocked = other.stocked(store_scope="SPECIFIC")
    assert "success_store_list" not in _associate(stocked, store_id).json()


ADDRESS = {"address_code": "440305", "address_detail": "深南大道10000号"}


def test_life_of_a_store(side: Side) -> None:
    """X1: OPEN after its review, closed and opened again, deleted for good."""
    made = side.stores("POST", body={"store_address": ADDRESS}).json()
    assert (made["store_state"], made["audit_state"], made["store_address"]) == ("OPEN", "SUCCESS", ADDRESS)
    path = f"/{made['store_id']}"
    assert refused(side.stores("POST", f"{path}/resume"))[:2] == INVALID
    closed = side.stores("POST", f"{path}/close").json()
    assert closed == side.named({"store_id": made["store_id"], "store_state": "CLOSED"})
    assert refused(side.stores("POST", f"{path}/close"))[:2] == INVALID
    assert side.stores("GET", path).json()["store_state"] == "CLOSED"
    assert side.stores("POST", f"{path}/resume").json()["store_state"] == "OPEN"
    deleted = side.stores("DELETE", path)
    assert (deleted.status_code, deleted.content) == (204, b"")
    for method, below in (("GET", ""), ("DELETE", ""), ("POST", "/close"), ("POST", "/resume")):
        assert refused(side.stores(method, path + below))[:2] == (404, "NOT_FOUND")


def test_reviews(side_with: Callable[[Rules], Side]) -> None:
    """X1, a switch: CREATING until the first review is passed; later reviews leave the state alone."""
    side = side_with(Rules(store_audit_seconds=60))
    path = f"/{side.store()}"
    made = side.stores("GET", path).json()
    assert (made["store_state"], made["audit_state"]) == ("CREATING", "PROCESSING")
    assert refused(side.stores("POST", f"{path}/close"))[:2] == INVALID
    side.simulator.clock.advance(60)
    hours = {"store_business": {"business_hours": "周一至周五 09:00-20:00"}}
    changed = side.stores("PATCH", path, hours).json()
    assert (changed["store_state"], changed["audit_state"]) == ("OPEN", "SUCCESS")
    changed = side.stores("PATCH", path, {"store_basics": {"branch_name": "海岸城店"}}).json()
    assert (changed["store_state"], changed["audit_state"]) == ("OPEN", "PROCESSING")
    assert hours.items() <= changed.items()
    assert changed["store_address"] == ADDRESS


def test_list_of_stores(side: Side) -> None:
    """Stores are listed from an offset on, with the total on every page."""
    ids = [side.store() for _ in range(3)]
    side.stores("POST", f"/{ids[0]}/close")
    shown = side.stores("GET", query={"offset": 1, "limit": 1}).json()
    assert [store["store_id"] for store in shown.pop("data")] == ids[1:2]
    assert shown == side.named({"offset": 1, "limit": 1, "total_count": 3})
    shown = side.stores("GET", query={"store_state": "OPEN"}).json()
    assert ([store["store_id"] for store in shown["data"]], shown["limit"]) == (ids[1:], 20)
    assert side.stores("GET", query={"offset": 9}).json()["data"] == []
    far = side.stores("GET", query={"offset": 10**30}).json()  # the contract sets no upper bound
    assert (far["data"], far["offset"]) == ([], 10**30)


def test_recipients(side: Side) -> None:
    """A store has at most three merchant numbers; what could not be unbound is told with status 200."""
    path = f"/{side.store()}"

    def bind(mchid: str) -> Any:
        return side.stores("POST", f"{path}/bindrecipient", {"mchid": mchid, "company_name": "公司"})

    bound = bind("1")
    expected = {"mchid": "1", "company_name": "公司", "recipient_state": "CONFIRMED"}
    assert expected.items() <= bound.json().items()
    assert (bound.json() == bind("1").json(), bind("2").status_code, bind("3").status_code) == (True, 200, 200)
    assert detail(bind("4"))["field"] == "/mchid"
    assert side.stores("GET", path).json()["store_recipient"][0] == expected
    unbound = side.stores("POST", f"{path}/unbindrecipient", {"mchid": "1"})
    assert (unbound.status_code, unbound.json()) == (200, {})
    assert side.stores("POST", f"{path}/unbindrecipient", {"mchid": "1"}).json()["failed_reason"]
    assert bind("4").status_code == 200
    assert refused(side.stores("POST", "/1/bindrecipient", {"mchid": "1", "company_name": "公司"}))[0] == 404


def test_partner_names_the_brand_in_the_body(mock: Simulator) -> None:
    """Deleting needs brand_id in a JSON body on the partner's side."""
    partner = partner_of(mock)
    response = partner.client.request("DELETE", f"/v3/brand/partner/store/brandstores/{partner.store()}", json={})
    assert detail(response)["field"] == "/brand_id"
