"""What the templates need and the generator does not pass on: extensions, docs, codecs, names of methods.

Written as Jinja literals into `_contract.jinja`, so that the templates only print.
"""

import keyword
import re
from typing import Any, TypedDict

from . import docstrings
from .contract import Contract, OperationEntry, Schema, schema_name
from .event_data import event_data

_SCALARS = {"string": "TEXT", "integer": "INTEGER", "number": "NUMBER", "boolean": "BOOLEAN"}
_PYTHON = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_SIDES = {"brand": ("Brand", "BRAND"), "partner": ("Partner", "PARTNER")}
_CALLERS = {"brand": "a brand (品牌直连)", "partner": "a service provider (服务商)"}


class FieldData(TypedDict):
    attribute: str
    codec: str
    type: str
    accepts: str
    required: bool
    sensitive: bool


class OperationData(TypedDict):
    id: str
    attribute: str
    name: str
    scheme: str
    request: str | None
    bound_request: str | None
    answer: str | None
    arguments: dict[str, str]
    doc: str
    bound_doc: str
    idempotency_field: str | None
    repeatable: bool
    brand_id_in: str | None
    signed_part: str | None
    rate_limits: list[dict[str, Any]]
    paging: dict[str, str] | None
    item: str | None


def template_data(contract: Contract) -> dict[str, Any]:
    operations = {f"{o.method} {o.path}": _operation(contract, o) for o in contract.operations()}
    return {
        "VERSION": contract.version,
        "MODELS": {
            name: _model(contract, schema) for name, schema in contract.schemas.items() if contract.is_object(schema)
        },
        "ENUMS": {
            name: {"doc": docstrings.enum_docstring(schema)}
            for name, schema in contract.schemas.items()
            if "enum" in schema
        },
        "OPERATIONS": operations,
        "RESOURCES": _resources(contract, operations),
        "CLIENTS": _clients(contract),
        **event_data(contract),
    }


def jinja_source(data: dict[str, Any]) -> str:
    """The data as a Jinja template of `set` statements; every value is a Python literal, which Jinja reads."""
    return "".join(f"{{% set {name} = {value!r} %}}\n" for name, value in data.items())


def _attribute(wire: str) -> str:
    return f"{wire}_" if keyword.iskeyword(wire) else wire


def _model(contract: Contract, schema: Schema) -> dict[str, Any]:
    properties, required = contract.object_parts(schema)
    fields: dict[str, FieldData] = {
        wire: {
            "attribute": _attribute(wire),
            "codec": _codec(contract, node),
            "type": _type(contract, node),
            "accepts": _type(contract, node, accepted=True),
            "required": wire in required,
            "sensitive": bool(contract.resolve(node).get("x-sensitive")),
        }
        for wire, node in properties.items()
    }
    listed = [(fields[wire]["attribute"], node, wire in required) for wire, node in properties.items()]
    codecs = " ".join(field["codec"] for field in fields.values())
    names = ("ANYTHING", "BOOLEAN", "INTEGER", "NUMBER", "TEXT", "TIME", "array", "enum", "model")
    return {
        "doc": docstrings.model_docstring(contract, schema, listed),
        "fields": fields,
        "codecs": [name for name in names if re.search(rf"\b{name}\b", codecs)],
        "optional": any(wire not in required for wire in properties),
        "times": "TIME" in codecs,
        "sequences": "array(" in codecs,
        "mentions": sorted(set(re.findall(r'"(\w+)"', codecs))),
    }


def _codec(contract: Contract, node: Schema) -> str:
    if "$ref" in node:
        target = contract.schemas[schema_name(node)]
        if contract.is_object(target):
            return f'model(_MODELS, "{schema_name(node)}")'
        if "enum" in target:
            return f'enum(_MODELS, "{schema_name(node)}")'
        node = target
    if node.get("type") == "array":
        return f"array({_codec(contract, node['items'])})"
    if node.get("format") == "date-time":
        return "TIME"
    return _SCALARS.get(node.get("type", ""), "ANYTHING")


def _type(contract: Contract, node: Schema, *, accepted: bool = False) -> str:
    """Type of the attribute, or what its constructor argument takes: text for enums and times, dicts for models."""
    if "$ref" in node:
        target, name = contract.schemas[schema_name(node)], schema_name(node)
        if contract.is_object(target):
            return f"{name} | Mapping[str, Any]" if accepted else name
        if "enum" in target:
            return f"{name} | str" if accepted else name
        node = target
    if node.get("type") == "array":
        item = _type(contract, node["items"], accepted=accepted)
        return f"Sequence[{item}]" if accepted else f"list[{item}]"
    if node.get("format") == "date-time":
        return "datetime.datetime | str" if accepted else "datetime.datetime"
    return _PYTHON.get(node.get("type", ""), "Any")


def _operation(contract: Contract, operation: OperationEntry) -> OperationData:
    raw = operation.raw
    side = "brand" if operation.id.startswith("brand") else "partner"
    request, answer = contract.request_schema(operation), contract.answer_schema(operation)
    name = schema_name(request) if request is not None else None
    brand_id_in = None
    if side == "partner":
        if any(p["in"] == "query" and p["name"] == "brand_id" for p in operation.parameters):
            brand_id_in = "query"
        elif name and "brand_id" in contract.object_parts(contract.schemas[name])[0]:
            brand_id_in = "body"
    base = name.removeprefix("Partner") if name and brand_id_in == "body" else name
    if name and list(contract.object_parts(contract.schemas[name])[0]) == ["brand_id"]:
        base = None  # nothing is left to give once the brand is filled in
    paging, item = _paging(contract, raw, answer)
    return {
        "id": operation.id,
        "attribute": _attribute(raw["x-method"].rstrip("_")),
        "name": _constant(operation.id.removeprefix(side)),
        "scheme": _SIDES[side][1],
        "request": name,
        "bound_request": base,
        "answer": schema_name(answer) if answer is not None else None,
        "arguments": {p["name"]: p["in"] for p in operation.parameters if p["in"] in ("path", "query")},
        "doc": docstrings.operation_docstring(contract, operation, bound=False),
        "bound_doc": docstrings.operation_docstring(contract, operation, bound=True),
        "idempotency_field": raw.get("x-idempotency-field"),
        "repeatable": bool(raw.get("x-repeatable")),
        "brand_id_in": brand_id_in,
        "signed_part": raw.get("x-sign-part"),
        "rate_limits": raw.get("x-rate-limit", []),
        "paging": paging,
        "item": item,
    }


def _paging(contract: Contract, raw: Schema, answer: Schema | None) -> tuple[dict[str, str] | None, str | None]:
    """How a list is paged, in the runtime's words, and the model of its items."""
    stated = raw.get("x-paging")
    if stated is None or answer is None:
        return None, None
    known = {
        "style": stated["style"],
        "items": stated["items"],
        "position": stated.get("token") or stated["offset"],
        "next": stated.get("next"),
        "total": stated.get("total"),
    }
    items = contract.object_parts(contract.resolve(answer))[0][stated["items"]]
    return {key: value for key, value in known.items() if value}, schema_name(contract.resolve(items)["items"])


def _constant(camel: str) -> str:
    return "".join(f"_{c}" if c.isupper() else c.upper() for c in camel).lstrip("_")


def _class_name(tag: str) -> str:
    return "".join(word.capitalize() for word in tag.replace("_", "-").split("-"))


def _resources(contract: Contract, operations: dict[str, OperationData]) -> dict[str, Any]:
    """Per tag folder: the class names, and the models its signatures mention."""
    resources: dict[str, Any] = {}
    for operation in contract.operations():
        tag = operation.raw["tags"][0]
        entry = resources.setdefault(
            tag.replace("-", "_"),
            {
                "class_name": _class_name(tag),
                "doc": next(t["description"] for t in contract.document["tags"] if t["name"] == tag),
                "variants": _variants(_class_name(tag), bound=tag.startswith("partner-")),
                "models": set(),
                "mapping": False,
                "uploads": False,
                "checked": None,
                "paged": False,
                "optional_query": False,
            },
        )
        data = operations[f"{operation.method} {operation.path}"]
        mentioned = {data["answer"], data["item"]}
        if data["signed_part"] is None:
            mentioned |= {data["request"], *([data["bound_request"]] if tag.startswith("partner-") else [])}
        mentioned |= {
            schema_name(p["schema"])
            for p in operation.parameters
            if p["in"] == "query" and "$ref" in p["schema"] and "enum" in contract.resolve(p["schema"])
        }
        entry["models"] |= mentioned - {None}
        entry["mapping"] |= data["request"] is not None and data["signed_part"] is None
        if data["request"] and data["signed_part"] is None:
            entry["checked"] = entry["checked"] or data["request"]
        entry["uploads"] |= data["signed_part"] is not None
        entry["paged"] |= data["paging"] is not None
        entry["optional_query"] |= any(p["in"] == "query" and not p.get("required") for p in operation.parameters)
    for entry in resources.values():
        entry["models"] = sorted(entry["models"])
    return resources


def _variants(name: str, *, bound: bool) -> list[dict[str, Any]]:
    variants = [
        {"class_name": name, "asynchronous": False, "bound": False},
        {"class_name": f"Async{name}", "asynchronous": True, "bound": False},
    ]
    if bound:
        variants += [
            {"class_name": f"Bound{name}", "asynchronous": False, "bound": True},
            {"class_name": f"AsyncBound{name}", "asynchronous": True, "bound": True},
        ]
    return variants


def _clients(contract: Contract) -> list[dict[str, Any]]:
    """The client classes with their resources, in the order of the contract's tags."""
    clients: list[dict[str, Any]] = []
    for side, (prefix, _) in _SIDES.items():
        tags = [t for t in contract.document["tags"] if t["name"].startswith(f"{side}-")]
        used = {o.raw["tags"][0] for o in contract.operations()}
        for bound in (False, True) if side == "partner" else (False,):
            for mode in ("", "Async"):
                clients.append(
                    {
                        "name": f"{mode}{'Bound' if bound else ''}{prefix}Client",
                        "base": f"{mode or 'Sync'}Client",
                        "doc": f"Calls WeChat Pay as {_CALLERS[side]}{', from asyncio' if mode else ''}.",
                        "caller": f"{mode}Caller",
                        "credentials": f"{prefix}Credentials",
                        "asynchronous": bool(mode),
                        "bound": bound,
                        "binds": f"{mode}Bound{prefix}Client" if side == "partner" and not bound else None,
                        "resources": [
                            {
                                "attribute": t["name"].removeprefix(f"{side}-").replace("-", "_"),
                                "module": t["name"].replace("-", "_"),
                                "class_name": f"{mode}{'Bound' if bound else ''}{_class_name(t['name'])}",
                                "doc": t["description"],
                            }
                            for t in tags
                            if t["name"] in used
                        ],
                    }
                )
    return clients
