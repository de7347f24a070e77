"""The unfolded contract is the contract: both accept and refuse the same documents."""

from typing import Any

import pytest

from tests.contract.support import contract, drawn, operations
from tests.contract.unfolded import unfolded
from tools.contract import Contract, schema_name
from tools.spec_examples import Validators

ORIGINAL, UNFOLDED = Validators(contract()), Validators(Contract(unfolded()))
CHANGED = [name for name, schema in unfolded()["components"]["schemas"].items() if "anyOf" in schema]


def test_something_is_unfolded() -> None:
    """The create requests are among what was changed."""
    assert {"CreateProductCouponRequest", "PartnerCreateProductCouponRequest"} <= set(CHANGED)


@pytest.mark.parametrize("key", contract().document["components"]["examples"])
def test_examples_are_valid_in_both(key: str) -> None:
    """Examples, and what is left of them when any one field is taken away, get the same verdict."""
    name, value = key.partition(".")[0], contract().document["components"]["examples"][key]["value"]
    for document in (value, *({k: v for k, v in value.items() if k != left_out} for left_out in value)):
        assert ORIGINAL.of(name).is_valid(document) == UNFOLDED.of(name).is_valid(document)


@pytest.mark.parametrize("operation_id", ["brandCreateProductCoupon", "partnerCreateProductCoupon"])
def test_generated_bodies_keep_the_rules(operation_id: str) -> None:
    """What is generated from the unfolded form is valid by the contract as written."""
    entry = next(operation for operation in contract().operations() if operation.id == operation_id)
    request = contract().request_schema(entry)
    assert request is not None

    @drawn(operations()[operation_id].as_strategy())
    def holds(case: Any) -> None:
        assert ORIGINAL.of(schema_name(request)).is_valid(case.body)

    holds()
