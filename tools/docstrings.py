"""Docstrings of the generated code, from titles, descriptions and limits of the contract."""

import textwrap
from collections.abc import Iterable

from .contract import Contract, OperationEntry, Schema

_WIDTH = 112
_UNITS = {"fen": "fen (分)", "seconds": "seconds", "days": "days", "percent": "percent", "bytes": "bytes"}


def escaped(text: str) -> str:
    """Text that may stand between triple quotes."""
    return text.replace("\\", "\\\\").replace('"""', "'''")


def _wrapped(text: str, indent: str = "", hanging: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=hanging or indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def headline(schema: Schema) -> str:
    """The description, its Chinese title behind it."""
    title, text = schema.get("title", ""), " ".join(str(schema.get("description", "")).split()).rstrip(".")
    return f"{text} ({title})." if title and text else f"{text or title}."


def limits(schema: Schema) -> str:
    """The limits that keywords state, in words."""
    found = [
        _range(schema.get("minLength"), schema.get("maxLength"), " characters"),
        _range(schema.get("minimum"), schema.get("maximum"), ""),
        f"a multiple of {schema['multipleOf']}" if "multipleOf" in schema else "",
        _range(schema.get("minItems"), schema.get("maxItems"), " entries"),
    ]
    inner = limits(schema["items"]) if "items" in schema else ""
    found.append(f"each {inner}" if inner else "")
    unit = str(schema.get("x-unit", ""))
    found.append(f"in {_UNITS.get(unit, unit)}" if unit else "")
    return ", ".join(text for text in found if text)


def _range(low: int | None, high: int | None, unit: str) -> str:
    if low is not None and high is not None:
        return f"{low} to {high}{unit}"
    if high is not None:
        return f"at most {high}{unit}"
    return "" if low is None else f"at least {low}{unit}"


def field_line(contract: Contract, name: str, schema: Schema, *, required: bool) -> str:
    """One entry of an Attributes or Args section: `name (中文): meaning (limits).`"""
    resolved = contract.resolve(schema)
    title = schema.get("title") or resolved.get("title")
    text = " ".join(str(schema.get("description") or resolved.get("description", "")).split()).rstrip(".")
    notes = [limits(resolved), "" if required else "optional"]
    if "x-since" in schema:
        notes.append(f"since {schema['x-since']}")
    if "x-superseded" in schema:
        notes.append(f"superseded: {schema['x-superseded']}".rstrip("."))
    note = "; ".join(part for part in notes if part)
    label = f"{name} ({title})" if title else name
    return _wrapped(f"{label}: {text} ({note})." if note else f"{label}: {text}.", "    ", " " * 8)


def model_docstring(contract: Contract, schema: Schema, fields: Iterable[tuple[str, Schema, bool]]) -> str:
    parts = [_wrapped(headline(schema))]
    lines = [field_line(contract, name, field, required=required) for name, field, required in fields]
    if lines:
        parts.append("Attributes:\n" + "\n".join(lines))
    rules = [rule["description"] for rule in _rules(contract, schema)]
    if rules:
        parts.append("Rules:\n" + "\n".join(_wrapped(f"- {rule}", "    ", "      ") for rule in rules))
    return escaped("\n\n".join(parts))


def _rules(contract: Contract, schema: Schema) -> list[Schema]:
    found: list[Schema] = []
    for part in schema.get("allOf", []):
        if "if" in part:
            found.append(part)
        else:
            found += _rules(contract, contract.resolve(part))
    return found


def enum_docstring(schema: Schema) -> str:
    values = schema.get("x-enum-descriptions", {})
    lines = [_wrapped(f"{value}: {values.get(value, '')}".rstrip(": "), "    ", " " * 8) for value in schema["enum"]]
    return escaped(_wrapped(headline(schema)) + "\n\nValues:\n" + "\n".join(lines))


def operation_docstring(contract: Contract, operation: OperationEntry, *, bound: bool) -> str:
    """Docstring of a method; `bound` for the form in which the brand is filled in."""
    raw = operation.raw
    parts = [raw["summary"].rstrip(".") + "."]
    if raw.get("description"):
        parts.append(_wrapped(raw["description"]))
    lines: list[str] = []
    for place in ("path", "query"):
        for parameter in operation.parameters:
            if parameter["in"] == place and not (bound and parameter["name"] == "brand_id"):
                schema = {**contract.resolve(parameter["schema"]), "description": parameter["description"]}
                required = parameter.get("required", False)
                lines.append(field_line(contract, parameter["name"], schema, required=required))
    in_path = sum(parameter["in"] == "path" for parameter in operation.parameters)
    lines[in_path:in_path] = _body_lines(contract, operation, bound=bound)
    lines.append("    timeout: seconds or an `httpx.Timeout` for this call; default the client's.")
    lines.append("    retry: a policy for this call, None for a single try; default the client's.")
    parts.append("Args:\n" + "\n".join(lines))
    parts.append(
        "Raises:\n"
        "    FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`."
    )
    parts.append(_facts(contract, raw))
    return escaped("\n\n".join(parts))


def _body_lines(contract: Contract, operation: OperationEntry, *, bound: bool) -> list[str]:
    request = contract.request_schema(operation)
    if request is None:
        return []
    if operation.raw.get("x-sign-part"):
        texts = [
            "file: the picture's bytes, or the path of its file.",
            "filename: its name; may be left out for a path.",
        ]
    elif bound and list(contract.object_parts(contract.resolve(request))[0]) == ["brand_id"]:
        texts = []
    else:
        texts = ["body: the model, or a dict with its JSON names" + ("; brand_id is filled in." if bound else ".")]
    return [_wrapped(text, "    ", " " * 8) for text in texts]


def _facts(contract: Contract, raw: Schema) -> str:
    lines = [_wrapped(f"Needs: {text}") for text in raw.get("x-preconditions", [])]
    rates = ", ".join(f"{rate['limit']} per {rate['per']} and {rate['scope']}" for rate in raw.get("x-rate-limit", []))
    if rates:
        lines.append(f"Rate limit: {rates}.")
    if raw.get("x-idempotency-field"):
        lines.append(_wrapped(f"Idempotent by `{raw['x-idempotency-field']}`: repeat with the same number and body."))
    if raw.get("x-repeatable"):
        lines.append("Repeatable: it sets what it is given.")
    errors = contract.document.get("x-errors", {})
    codes = [
        f"{errors[key]['status']} {key.partition('.')[0]}" for key in raw.get("x-error-codes", []) if key in errors
    ]
    if codes:
        lines.append(_wrapped(f"Error codes: {', '.join(dict.fromkeys(codes))}."))
    pages = raw.get("x-docs") or [raw["externalDocs"]["url"]]
    return "\n".join([*lines, *pages])
