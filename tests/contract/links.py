"""The links of the contract, and those of them that lead to operations which walks have yet to reach."""

from collections.abc import Iterator
from copy import deepcopy

from tools.contract import Schema, as_object

_ENDS = ("Deactivate", "Delete")
"""What ends an object, and with it the walk that needed it."""


def towards(document: Schema, missing: set[str]) -> Schema:
    """The document without what cannot lead a walk to one of `missing`, named by their operationIds.

    A link stays if it leads no further away from one of them. Operations that end something stay only if they are
    themselves meant.
    """
    links = targets(document)
    ends = {name for name in links if name not in missing and any(end in name for end in _ENDS)}
    away = [distances({name: to - ends for name, to in links.items() if name not in ends}, goal) for goal in missing]
    led = {
        (source, target)
        for source, linked in links.items()
        for target in linked
        if any(target in far and far[target] <= far.get(source, -1) for far in away)
    }
    document = deepcopy(document)
    for raw in _operations(document):
        for response in raw["responses"].values():
            for name, link in list(as_object(response.get("links")).items()):
                if (raw["operationId"], link["operationId"]) not in led:
                    del response["links"][name]
    useful = {name for far in away for name in far}
    for item in document["paths"].values():
        for method in [key for key, raw in item.items() if _is_operation(raw) and raw["operationId"] not in useful]:
            del item[method]
    return document


def distances(links: dict[str, set[str]], goal: str) -> dict[str, int]:
    """How many links it takes at least from each operation to `goal`; those that never get there are left out."""
    far, edge = {goal: 0}, {goal}
    while edge:
        edge = {source for source, linked in links.items() if source not in far and linked & edge}
        far |= dict.fromkeys(edge, max(far.values()) + 1)
    return far


def targets(document: Schema) -> dict[str, set[str]]:
    """The operations that the answers of each operation link to."""
    return {
        raw["operationId"]: {
            link["operationId"]
            for response in raw["responses"].values()
            for link in as_object(response.get("links")).values()
        }
        for raw in _operations(document)
    }


def _operations(document: Schema) -> Iterator[Schema]:
    return (raw for item in document["paths"].values() for raw in item.values() if _is_operation(raw))


def _is_operation(raw: object) -> bool:
    return "operationId" in as_object(raw)
