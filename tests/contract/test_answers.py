"""Answers of the contract through the models: every example is read whole and written back unchanged."""

from typing import Any

import pytest

from tests.contract.support import contract, hidden_fields
from wechatpay_product_coupon import models

EXAMPLES = contract().document["components"]["examples"]


@pytest.mark.parametrize("key", EXAMPLES)
def test_examples_pass_through_their_model(key: str) -> None:
    """`decode` loses and hides nothing, a field of a later version included; nor does `from_dict` of a request."""
    name, value = key.partition(".")[0], EXAMPLES[key]["value"]
    model: Any = getattr(models, name)
    decoded = model.decode(value)
    assert value == decoded.to_dict()
    assert hidden_fields(decoded, contract().schemas[name]) == []
    novel = value | {"novel_field": {"x": [1, None, "新"]}}
    assert novel == model.decode(novel).to_dict()
    if name.endswith("Request"):
        assert value == model.from_dict(value).to_dict()


@pytest.mark.parametrize("name", [name for name, schema in contract().schemas.items() if contract().is_object(schema)])
def test_every_schema_has_a_model_that_knows_its_fields(name: str) -> None:
    """Names and requiredness in the model's table are those of the contract."""
    properties, required = contract().object_parts(contract().schemas[name])
    table = {field.wire: field.required for field in getattr(models, name)._fields}
    assert {wire: wire in required for wire in properties} == table


@pytest.mark.parametrize("name", [name for name, schema in contract().schemas.items() if "enum" in schema])
def test_every_enum_knows_its_values(name: str) -> None:
    """The members of the generated enum are the values of the contract, neither more nor fewer."""
    assert [member.value for member in getattr(models, name)] == contract().schemas[name]["enum"]
    assert all(getattr(models, name)(value).is_known for value in contract().schemas[name]["enum"])
