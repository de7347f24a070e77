"""The way to an operation that walks have yet to reach."""

from typing import Any

from tests.contract.links import distances, targets, towards
from tests.contract.support import contract


def operation(name: str, *targets: str) -> dict[str, Any]:
    return {"operationId": name, "responses": {"200": {"links": {to: {"operationId": to} for to in targets}}}}


DOCUMENT = {
    "paths": {
        "/a": {"parameters": [], "post": operation("Create", "Get", "Use", "DeleteIt", "Confirm")},
        "/a/1": {"get": operation("Get", "Confirm", "DeleteIt"), "delete": operation("DeleteIt", "Get")},
        "/a/1/confirm": {"post": operation("Confirm", "Use", "DeleteIt")},
        "/a/1/use": {"post": operation("Use", "Get")},
        "/b": {"post": operation("Other")},
    }
}


def led(document: dict[str, Any]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in document["paths"].values():
        for key, raw in item.items():
            if key != "parameters":
                found[raw["operationId"]] = set(raw["responses"]["200"]["links"])
    return found


def test_only_ways_to_what_is_missing_are_left() -> None:
    """Not those back, nor what ends the object; the document itself is not changed."""
    assert led(towards(DOCUMENT, {"Use"})) == {
        "Create": {"Use", "Confirm"},
        "Get": {"Confirm"},
        "Confirm": {"Use"},
        "Use": set(),
    }
    assert led(DOCUMENT)["Create"] == {"Get", "Use", "DeleteIt", "Confirm"}


def test_an_end_is_left_if_it_is_missing() -> None:
    assert "DeleteIt" in led(towards(DOCUMENT, {"DeleteIt"}))["Confirm"]


def test_every_operation_of_the_contract_has_a_way() -> None:
    """From an operation whose path needs no id."""
    links = targets(contract().document)
    free = {entry.id for entry in contract().operations() if "{" not in entry.path}
    for entry in contract().operations():
        assert free & distances(links, entry.id).keys(), entry.id
