"""Reading the contract."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from wechatpay_auth import Scheme
from wechatpay_mock._arguments import Arguments, read_arguments
from wechatpay_mock._contract import Contract, ContractError, contract_path, load_contract
from wechatpay_mock._document import Document, pointer_text
from wechatpay_mock._operation import Operation
from wechatpay_mock._pointers import first_violation
from wechatpay_mock._refusals import Refusal
from wechatpay_mock._request import Headers, Request
from wechatpay_mock._routes import Match
from wechatpay_mock._strict import strict


def test_found_without_importing_the_client() -> None:
    """The contract lies in the client package, which is found and not imported: its models are slow to load."""
    code = (
        "import sys; from wechatpay_mock import Simulator; from wechatpay_mock._contract import load_contract;"
        "load_contract(); print('wechatpay_product_coupon' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_read_once() -> None:
    """All simulators of a process share it with its compiled validators."""
    assert load_contract() is load_contract()
    assert load_contract() is not load_contract(strict=True)


def test_operations() -> None:
    """Both sides of the slice are there, each with its scheme, and named alike without the side."""
    operations = load_contract().operations
    slice_ = {
        "createProductCoupon",
        "getProductCoupon",
        "uploadCouponCodes",
        "sendUserCoupon",
        "confirmUserCoupon",
        "useUserCoupon",
        "getUserCoupon",
        "setNotifyConfig",
        "getNotifyConfig",
    }
    for scheme in Scheme:
        assert slice_ <= {operation.name for operation in operations.values() if operation.scheme is scheme}
    assert operations["partnerSendUserCoupon"].numbered_by == "send_request_no"
    assert repr(operations["brandGetNotifyConfig"]) == "Operation(brandGetNotifyConfig)"


def test_every_operation_compiles() -> None:
    """Every validator compiles, and every example answer passes its own."""
    for operation in load_contract().operations.values():
        if operation.has_body:
            assert operation.body_validator
        for status, response in operation.responses.items():
            for name, body in response.examples.items():
                assert response.body_fault(body) is None, (operation.id, status, name)


def test_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the client package the error says what to do."""
    monkeypatch.setattr("wechatpay_mock._contract.PACKAGE", "no_such_package")
    with pytest.raises(ContractError, match="no_such_package is not installed"):
        contract_path()


def test_no_file(tmp_path: Path) -> None:
    """So does it for a file that is not there."""
    with pytest.raises(ContractError, match="cannot be read"):
        load_contract(tmp_path / "openapi.json")


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"x-errors": {}, "info": {"version": "1"}, "paths": {"/": {"get": {}}}}']
)
def test_no_contract(tmp_path: Path, content: str) -> None:
    """Or for one that is something else."""
    file = tmp_path / "openapi.json"
    file.write_text(content, "utf-8")
    with pytest.raises(ContractError, match="no contract"):
        load_contract(file)


def test_another_file(tmp_path: Path) -> None:
    """A path names another contract."""
    document = json.loads(contract_path().read_bytes())
    document["info"]["version"] = "99.0"
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document), "utf-8")
    assert load_contract(file).version == "99.0"


def test_pointer_text() -> None:
    """JSON pointers escape slashes and tildes."""
    assert pointer_text(("a/b", 0, "~")) == "/a~1b/0/~0"
    assert pointer_text(()) == ""


def _violation(schema: dict[str, Any], value: Any) -> tuple[str, str, Any]:
    document = Document({"schema": schema})
    violation = first_violation(document.validator(("schema",)).iter_errors(value), document)
    assert violation is not None
    return pointer_text(violation.pointer), violation.issue, violation.value


RULE = {"x-rule": "r", "description": "the rule", "if": {}}


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"required": ["a"]}, {}, ("/a", "is required", None)),
        ({"type": ["string", "integer"]}, None, ("", "must be of type integer, string", None)),
        ({"properties": {"a": {"const": "x"}}}, {"a": "y"}, ("/a", "must be x", "y")),
        ({"properties": {"a/b": {"maxItems": 1}}}, {"a/b": [1, 2]}, ("/a~1b", "must have at most 1 items", [1, 2])),
        ({"uniqueItems": True}, [1, 1], ("", "must not hold an item twice", [1, 1])),
        ({"format": "ipv4"}, "x", ("", "must be a ipv4", "x")),
        ({"allOf": [{**RULE, "then": {"required": ["a"]}}]}, {}, ("/a", "the rule", None)),
        ({"allOf": [{**RULE, "then": {"not": {"required": ["a"]}}}]}, {"a": 1}, ("/a", "the rule", 1)),
        ({"allOf": [{**RULE, "then": {"not": {"type": "object"}}}]}, {"a": 1}, ("", "the rule", {"a": 1})),
        (
            {"allOf": [{**RULE, "then": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}}]},
            {},
            ("/a", "the rule", None),
        ),
        (
            {"allOf": [{**RULE, "then": {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}}]},
            {"a": 1, "b": 2},
            ("/b", "the rule", 2),
        ),
        (
            {"anyOf": [{"properties": {"a": {"required": ["b"]}}}, {"type": "string"}]},
            {"a": {}},
            ("", "{\"a\":{}} is not valid under any of the schemas listed in the 'anyOf' keyword", {"a": {}}),
        ),
        (
            {"allOf": [{**RULE, "then": {"required": ["a"]}}], "properties": {"b": {"type": "string"}}},
            {"b": 1},
            ("/b", "must be of type string", 1),
        ),
    ],
)
def test_violation(schema: dict[str, Any], value: Any, expected: tuple[str, str, Any]) -> None:
    """A failed keyword becomes a pointer to the field at fault and a sentence; faults of one field come first."""
    assert expected == _violation(schema, value)


OPERATION: dict[str, Any] = {
    "operationId": "brandListThings",
    "security": [{"brandSignature": []}],
    "x-idempotency-field": "out_request_no",
    "parameters": [
        {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 50}},
        {"name": "open", "in": "query", "schema": {"type": "boolean"}},
        {"name": "Wechatpay-Serial", "in": "header", "required": True, "schema": {"type": "string"}},
    ],
    "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}},
    "responses": {
        "204": {"headers": {"X-Needed": {"required": True, "schema": {"pattern": "^[0-9]+$"}}}},
        "400": {"content": {"application/json": {"schema": {"required": ["code"]}}}},
    },
}
DOCUMENT: dict[str, Any] = {
    "info": {"version": "1"},
    "x-errors": {},
    "components": {"securitySchemes": {"brandSignature": {"scheme": "WECHATPAY-BRAND-SHA256-RSA2048"}}},
    "paths": {"/things": {"post": OPERATION}},
}


@pytest.fixture
def operation() -> Operation:
    """An operation with what the slice does not have yet: numbers in the query, no body in the answer."""
    return Contract(DOCUMENT).operations["brandListThings"]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("limit", "20", 20),
        ("limit", "-1", -1),
        ("limit", "twenty", "twenty"),
        ("limit", "1.5", "1.5"),
        ("limit", "٣", "٣"),
        ("limit", "9" * 30, 10**30 - 1),
        ("open", "true", True),
        ("open", "yes", "yes"),
    ],
)
def test_parameters_are_read_as_their_type(operation: Operation, name: str, text: str, value: Any) -> None:
    """A query parameter is read as the type of its schema; what does not fit stays text, for the schema to refuse."""
    (parameter,) = [parameter for parameter in operation.parameters if parameter.name == name]
    assert value == parameter.read(text)


def test_header_parameters_are_not_arguments(operation: Operation) -> None:
    """Wechatpay-Serial is dealt with where the key of the answer is chosen."""
    assert [parameter.name for parameter in operation.parameters] == ["limit", "open"]


def test_answer_without_body(operation: Operation) -> None:
    """A documented answer without a body has none, and its headers are checked."""
    response = operation.responses[204]
    assert operation.success == 204
    assert response.examples == {}
    assert response.body_fault(None) is None
    assert response.body_fault({}) == "a body is sent, none is documented"
    assert response.header_fault({"X-Needed": "1"}) is None
    assert response.header_fault({}) == "header X-Needed is missing"
    assert response.header_fault({"X-Needed": "x"}) == "header X-Needed is not as documented"


def test_answer_with_body(operation: Operation) -> None:
    """A documented body has to come, and as documented."""
    response = operation.responses[400]
    assert response.body_fault(None) == "no body is sent, one is documented"
    assert response.body_fault({}) == "body at /code: is required"


def test_body_that_may_be_left_out(operation: Operation) -> None:
    """A body that is not required may be missing; query values are read and checked."""

    def read(query: bytes, body: bytes = b"") -> Arguments:
        headers = Headers([(b"Content-Type", b"application/json")])
        return read_arguments(Match(operation, ()), Request("POST", b"/things", query, headers, body))

    assert read(b"limit=5&open=false") == Arguments({}, {"limit": 5, "open": False}, {})
    with pytest.raises(Refusal) as raised:
        read(b"limit=51")
    expected = {"field": "limit", "value": 51, "issue": "must be at most 50", "location": "query"}
    assert expected == raised.value.detail
    with pytest.raises(Refusal):
        read(b"", b"[]")


def test_strict_leaves_the_contract_alone() -> None:
    """The strict contract is a copy with more rules."""
    schema = {"x-forbidden-when": [{"field": "/a/b", "description": "no b", "when": {"required": ["c"]}}]}
    document = {"components": {"schemas": {"S": schema, "T": {}}}}
    before = json.dumps(document)
    made = strict(document)
    assert before == json.dumps(document)
    (rule,) = made["components"]["schemas"]["S"]["allOf"]
    assert rule["then"] == {"properties": {"a": {"not": {"required": ["b"]}}}}
