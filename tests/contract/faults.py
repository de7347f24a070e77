"""What the contract has against a value: each fault with its place and the rule or keyword that it breaks."""

from collections.abc import Iterator
from typing import Any

from tests.contract.support import contract
from tools.contract import Schema, as_list, as_object
from wechatpay_mock._contract import load_contract
from wechatpay_mock._document import pointer_text
from wechatpay_mock._pointers import first_violation

FORBIDDEN = "forbidden"


def faults(schema: str, value: Any, *, strict: bool = False) -> set[str]:
    """`/pointer label` of all faults, as the simulator sees them; the label of an exclusion is `forbidden`."""
    document = load_contract(strict=strict).document
    found: set[str] = set()
    for error in document.validator(("components", "schemas", schema)).iter_errors(value):
        violation = first_violation([error], document)
        assert violation is not None
        rule = document.rule(tuple(error.schema_path))
        label = error.kind.name if rule is None else FORBIDDEN if violation.forbidden else rule["x-rule"]
        found.add(f"{pointer_text(violation.pointer)} {label}")
    return found


def unknown_fields(value: Any, node: Schema, place: str = "") -> Iterator[str]:
    """Pointers of fields that the contract does not name."""
    whole = contract().resolve(node)
    for position, item in enumerate(as_list(value)):
        yield from unknown_fields(item, whole.get("items", {}), f"{place}/{position}")
    properties = contract().object_parts(whole)[0]
    for name, item in as_object(value).items():
        if name in properties:
            yield from unknown_fields(item, properties[name], f"{place}/{name}")
        else:
            yield f"{place}/{name}"
