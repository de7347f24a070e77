"""Checks of `paths`: every operation is complete and has a twin on the other side."""

import re
from collections.abc import Iterator

from .contract import Contract, OperationEntry, Schema, as_list

SIDES = {
    "brand": ("/brand/", "brandSignature", "https://pay.weixin.qq.com/doc/brand/"),
    "partner": ("/v3/", "partnerSignature", "https://pay.weixin.qq.com/doc/v3/partner/"),
}
COMMON_CODES = ("PARAM_ERROR", "INVALID_REQUEST", "SIGN_ERROR", "RATELIMIT_EXCEEDED", "SYSTEM_ERROR")
EXTENSIONS = frozenset(
    {
        "x-method",
        "x-docs",
        "x-rate-limit",
        "x-idempotency-field",
        "x-repeatable",
        "x-error-codes",
        "x-paging",
        "x-sign-part",
        "x-preconditions",
        "x-conflict",
        "x-since",
        "x-superseded",
    }
)
_OPERATION_ID = re.compile(r"^(brand|partner)([A-Z][a-z0-9]+)+$")


def side_of(operation: OperationEntry) -> str:
    return "brand" if operation.path.startswith("/brand/") else "partner"


def check_operations(contract: Contract) -> Iterator[str]:
    """Name, method, tag, page, scheme, rate limit, documented errors; the ids are unique."""
    seen: set[str] = set()
    methods: set[tuple[str, str]] = set()
    tags = {tag["name"] for tag in contract.document["tags"]}
    for operation in contract.operations():
        raw, side = operation.raw, side_of(operation)
        where = f"{operation.method.upper()} {operation.path}"
        id_, tag, method = raw.get("operationId", ""), (raw.get("tags") or [""])[0], raw.get("x-method", "")
        if not _OPERATION_ID.match(id_) or not id_.startswith(side):
            yield f"{where}: operationId {id_!r} must be {side}VerbNoun in camelCase"
        if id_ in seen:
            yield f"{where}: operationId {id_!r} stands twice"
        if tag not in tags or not tag.startswith(side):
            yield f"{where}: tag {tag!r} is not listed or of the other side"
        if not method or (tag, method) in methods:
            yield f"{where}: x-method {method!r} is missing or stands twice in {tag}"
        seen.add(id_)
        methods.add((tag, method))
        yield from _head(where, operation)
        yield from _rates(where, raw, side)
        yield from _errors(contract, where, raw)
        yield from _fields(contract, where, operation)


def _head(where: str, operation: OperationEntry) -> Iterator[str]:
    raw = operation.raw
    prefix, scheme, pages = SIDES[side_of(operation)]
    if not operation.path.startswith(prefix):
        yield f"{where}: paths begin with /brand/ or /v3/"
    if not str(raw.get("externalDocs", {}).get("url", "")).startswith(pages):
        yield f"{where}: externalDocs must name an official page of this side ({pages}...)"
    if raw.get("security") != [{scheme: []}]:
        yield f"{where}: security must be {scheme}"
    for field in ("summary", "description"):
        if not raw.get(field):
            yield f"{where}: {field} is missing"
    for key in raw:
        if key.startswith("x-") and key not in EXTENSIONS:
            yield f"{where}: unknown extension {key!r}"


def _rates(where: str, raw: Schema, side: str) -> Iterator[str]:
    scope = "brand" if side == "brand" else "mchid"
    rates = as_list(raw.get("x-rate-limit"))
    if not rates:
        yield f"{where}: x-rate-limit is missing"
    for rate in rates:
        if set(rate) != {"limit", "per", "scope"} or rate["per"] not in ("second", "minute") or rate["scope"] != scope:
            yield f"{where}: x-rate-limit needs limit, per (second or minute) and scope {scope}"


def _errors(contract: Contract, where: str, raw: Schema) -> Iterator[str]:
    catalogue = contract.document["x-errors"]
    keys = as_list(raw.get("x-error-codes"))
    for code in COMMON_CODES:
        if code not in keys:
            yield f"{where}: x-error-codes lacks {code}, which every page lists"
    for key in keys:
        if key not in catalogue:
            yield f"{where}: x-error-codes names {key!r}, which x-errors does not hold"
        elif str(catalogue[key]["status"]) not in raw["responses"]:
            yield f"{where}: {key} has status {catalogue[key]['status']}, which responses does not document"
    for status in ("400", "401", "403", "429", "500", "502", "503"):
        if status not in raw["responses"]:
            yield f"{where}: response {status} is missing"
    if not any(status.startswith("2") for status in raw["responses"]):
        yield f"{where}: no success is documented"


def _fields(contract: Contract, where: str, operation: OperationEntry) -> Iterator[str]:
    declared = {p["name"] for p in operation.parameters if p["in"] == "path"}
    in_path = set(re.findall(r"{(\w+)}", operation.path))
    if declared != in_path:
        yield f"{where}: path parameters are {sorted(in_path)}, declared are {sorted(declared)}"
    for parameter in operation.parameters:
        if not parameter.get("description") or not contract.resolve(parameter["schema"]).get("title"):
            yield f"{where}: parameter {parameter['name']!r} needs a description, and a title in its schema"
    field = operation.raw.get("x-idempotency-field")
    request = contract.request_schema(operation)
    if field and (request is None or field not in contract.object_parts(contract.resolve(request))[0]):
        yield f"{where}: x-idempotency-field {field!r} is no field of the body"


def check_twins(contract: Contract) -> Iterator[str]:
    """Both sides offer the same operations under the same names."""
    names: dict[str, set[str]] = {"brand": set(), "partner": set()}
    for operation in contract.operations():
        side = side_of(operation)
        tag, method = (operation.raw.get("tags") or [""])[0], operation.raw.get("x-method", "")
        names[side].add(f"{tag.removeprefix(side + '-')}.{method} {operation.id.removeprefix(side)}")
    for missing in sorted(names["brand"] ^ names["partner"]):
        yield f"{missing} exists on one side only"
