"""Comparing operations: addresses, schemes, Python names, parameters, bodies, answers, limits and errors."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .contract import Contract, OperationEntry, Schema, as_list
from .spec_diff_change import Change, Effect, Side, placed
from .spec_diff_nodes import NOTHING, Field
from .spec_diff_schemas import SchemaDiff

_SEEN = ("operationId", "x-method", "tags", "security", "parameters", "requestBody", "responses")
_TEXTS = ("summary", "description", "externalDocs", "x-docs", "x-conflict", "x-since")
_PER = {"second": 60, "minute": 1}


class OperationsDiff:
    """The differences between the operations of two contracts."""

    def __init__(self, old: Contract, new: Contract, schemas: SchemaDiff) -> None:
        self._old, self._new, self._schemas = old, new, schemas

    def changes(self) -> Iterator[Change]:
        old = {operation.id: operation for operation in self._old.operations()}
        new = {operation.id: operation for operation in self._new.operations()}
        addresses = {(o.method, _nameless(o.path)): o for o in old.values() if o.id not in new}
        for id_, after in new.items():
            before = old.get(id_) or addresses.pop((after.method, _nameless(after.path)), None)
            if before is None:
                yield Change(Effect.COMPATIBLE, Side.CALL, f"new operation {_call(after)}", operation=id_)
            else:
                old.pop(before.id)
                yield from placed(self._operation(before, after), id_)
        for id_, before in old.items():
            message, advice = f"operation is gone: {_call(before)}", "Do without the call."
            yield Change(Effect.BREAKING, Side.CALL, message, operation=id_, advice=advice)

    def _operation(self, old: OperationEntry, new: OperationEntry) -> Iterator[Change]:
        yield from _names(old, new)
        if (old.method, old.path) != (new.method, new.path):
            message = f"address is {_address(new)}, was {_address(old)}"
            advice = "Adapt calls of the raw chain, and rules of gateways; the named methods follow."
            yield Change(Effect.BREAKING, Side.CALL, message, advice=advice)
        if old.raw.get("security") != new.raw.get("security"):
            message = f"security is {_schemes(new.raw)}, was {_schemes(old.raw)}"
            yield Change(Effect.BREAKING, Side.CALL, message, advice="Use the credentials it asks for.")
        yield from self._parameters(old.parameters, new.parameters, Side.REQUEST)
        yield from self._request(old.raw.get("requestBody", {}), new.raw.get("requestBody", {}))
        yield from self._answers(old.raw["responses"], new.raw["responses"])
        yield from _limits(old.raw, new.raw)
        yield from _idempotency(old.raw, new.raw)
        yield from _extensions(old.raw, new.raw)

    def _parameters(self, old: list[Schema], new: list[Schema], side: Side) -> Iterator[Change]:
        """Parameters of one name and place are one to callers, whichever operation has them."""
        titles = {
            f"{node['in']}:{node['name']}": self._new.resolve(node.get("schema", NOTHING)).get("title", "")
            for node in (*old, *new)
        }
        for change in self._parameter_changes(old, new, side):
            name = change.path.partition(".")[0]
            yield replace(change, place=change.place or name, title=change.title or str(titles.get(name, "")))

    def _parameter_changes(self, old: list[Schema], new: list[Schema], side: Side) -> Iterator[Change]:
        before = {(node["in"], node["name"]): node for node in old}
        after = {(node["in"], node["name"]): node for node in new}
        for key in {**before, **after}:
            where, name = f"{key[0]} parameter {key[1]}", f"{key[0]}:{key[1]}"
            left, right = before.get(key), after.get(key)
            required = bool((right or {}).get("required"))
            if left is None:
                breaks = required and side is Side.REQUEST
                message = f"new {'required' if required else 'optional'} {where}"
                effect = Effect.BREAKING if breaks else Effect.COMPATIBLE
                yield Change(effect, side, message, path=name, advice="Pass it with every call." if breaks else "")
            elif right is None:
                yield Change(Effect.BREAKING, side, f"{where} is gone", path=name, advice="Do without it.")
            else:
                if bool(left.get("required")) != required:
                    breaks = required == (side is Side.REQUEST)
                    message = f"{where} is {'now' if required else 'no longer'} required"
                    advice = "Pass it with every call." if breaks else ""
                    yield Change(
                        Effect.BREAKING if breaks else Effect.COMPATIBLE, side, message, path=name, advice=advice
                    )
                for keyword in ("style", "explode", "allowReserved", "content"):
                    if left.get(keyword) != right.get(keyword):
                        message = f"{where}: {keyword} is {right.get(keyword)}, was {left.get(keyword)}"
                        yield Change(Effect.BREAKING, side, message, path=name, advice="Write it the new way.")
                if left.get("description") != right.get("description"):
                    yield Change(Effect.TEXT, side, "text: description", path=name)
                was, is_ = (Field((node.get("schema", NOTHING),), where) for node in (left, right))
                for change in self._schemas.changes(was, is_, side):
                    yield change.below(name)

    def _request(self, old: Schema, new: Schema) -> Iterator[Change]:
        before, after = self._old.resolve(old), self._new.resolve(new)
        if bool(before) != bool(after):
            breaks = not after or bool(after.get("required"))
            message = f"{'now takes' if after else 'no longer takes'} a body"
            advice = ("Send one." if after else "Send none.") if breaks else ""
            yield Change(Effect.BREAKING if breaks else Effect.COMPATIBLE, Side.REQUEST, message, advice=advice)
        elif bool(before.get("required")) != bool(after.get("required")):
            now = bool(after.get("required"))
            message, advice = f"the body is {'now' if now else 'no longer'} required", "Send one." if now else ""
            yield Change(Effect.BREAKING if now else Effect.COMPATIBLE, Side.REQUEST, message, advice=advice)
        if before and after:
            yield from self._content(before, after, Side.REQUEST)

    def _answers(self, old: Schema, new: Schema) -> Iterator[Change]:
        for status in {**old, **new}:
            success = status.startswith("2")
            if status not in old:
                yield Change(Effect.NOTICE, Side.ANSWER, f"may answer {status}")
            elif status not in new:
                effect = Effect.BREAKING if success else Effect.COMPATIBLE
                advice = "Do not wait for it." if success else ""
                yield Change(effect, Side.ANSWER, f"no longer answers {status}", advice=advice)
            else:
                before, after = self._old.resolve(old[status]), self._new.resolve(new[status])
                yield from self._answer(status, before, after)

    def _answer(self, status: str, old: Schema, new: Schema) -> Iterator[Change]:
        if bool(old.get("content")) != bool(new.get("content")):
            breaks, message = (
                bool(old.get("content")),
                f"{status} comes {'with' if new.get('content') else 'without'} a body",
            )
            advice = "Do not read one." if breaks else ""
            yield Change(Effect.BREAKING if breaks else Effect.COMPATIBLE, Side.ANSWER, message, advice=advice)
        else:
            yield from self._content(old, new, Side.ANSWER)
        headers = [
            [{"in": "header", "name": name, **contract.resolve(node)} for name, node in raw.get("headers", {}).items()]
            for contract, raw in ((self._old, old), (self._new, new))
        ]
        yield from self._parameters(headers[0], headers[1], Side.ANSWER)
        if old.get("description") != new.get("description") or old.get("links") != new.get("links"):
            yield Change(Effect.TEXT, Side.ANSWER, f"text or links of {status}")

    def _content(self, old: Schema, new: Schema, side: Side) -> Iterator[Change]:
        before, after = old.get("content", {}), new.get("content", {})
        if old.get("description") != new.get("description") and side is Side.REQUEST:
            yield Change(Effect.TEXT, side, "text of the body")
        for kind in {**before, **after}:
            if kind not in before:
                effect = Effect.COMPATIBLE if side is Side.REQUEST else Effect.NOTICE
                yield Change(effect, side, f"new media type {kind}")
            elif kind not in after:
                advice = f"{'Send' if side is Side.REQUEST else 'Read'} {' or '.join(after)}."
                yield Change(Effect.BREAKING, side, f"media type {kind} is gone", advice=advice)
            else:
                left, right = before[kind], after[kind]
                was, is_ = (Field((node["schema"],), f"{side} body") for node in (left, right))
                yield from self._schemas.changes(was, is_, side)
                if left.get("encoding") != right.get("encoding"):
                    yield Change(Effect.BREAKING, side, "encoding of the parts has changed", advice="Encode them so.")
                if left.get("examples") != right.get("examples"):
                    yield Change(Effect.TEXT, side, "choice of examples")


def _names(old: OperationEntry, new: OperationEntry) -> Iterator[Change]:
    if old.id != new.id:
        message = f"operationId is {new.id}, was {old.id}"
        advice = "Adapt code that compares `operation` of errors, attempts and limiters."
        yield Change(Effect.BREAKING, Side.NAME, message, advice=advice)
    if _call(old) != _call(new):
        yield Change(Effect.BREAKING, Side.NAME, f"is now {_call(new)}, was {_call(old)}", advice=f"Call {_call(new)}.")


def _call(operation: OperationEntry) -> str:
    """As Python code writes it, `client.stocks.get`."""
    tag = (as_list(operation.raw.get("tags")) or [""])[0]
    resource = str(tag).partition("-")[2].replace("-", "_")
    return f"client.{resource}.{operation.raw.get('x-method', '?')}"


def _nameless(path: str) -> str:
    return re.sub(r"{\w+}", "{}", path)


def _address(operation: OperationEntry) -> str:
    return f"{operation.method.upper()} {operation.path}"


def _schemes(raw: Schema) -> str:
    return " or ".join("+".join(entry) for entry in as_list(raw.get("security"))) or "none"


def _limits(old: Schema, new: Schema) -> Iterator[Change]:
    if old.get("x-rate-limit") == new.get("x-rate-limit"):
        return
    before, after = (
        {(r["scope"], r["per"]): r["limit"] for r in as_list(raw.get("x-rate-limit"))} for raw in (old, new)
    )
    lower = any(key not in before or after[key] < before[key] for key in after)
    message = f"rate limit is {_rates(after)}, was {_rates(before)}"
    advice = "Limiters of the SDK follow; lower your own." if lower else ""
    yield Change(Effect.NOTICE if lower else Effect.COMPATIBLE, Side.CALL, message, advice=advice)


def _rates(rates: dict[tuple[str, str], int]) -> str:
    return " and ".join(f"{limit} per {per} and {scope}" for (scope, per), limit in rates.items()) or "none"


def _idempotency(old: Schema, new: Schema) -> Iterator[Change]:
    before, after = old.get("x-idempotency-field"), new.get("x-idempotency-field")
    if before != after:
        message = f"the field that makes repeats safe is {after or 'none'}, was {before or 'none'}"
        if before is None:
            yield Change(Effect.COMPATIBLE, Side.CALL, message)
        else:
            advice = f"Repeat with the same {after}." if after else "Do not repeat the call: it may take effect twice."
            yield Change(Effect.BREAKING, Side.CALL, message, advice=advice)
    if bool(old.get("x-repeatable")) != bool(new.get("x-repeatable")):
        now = bool(new.get("x-repeatable"))
        advice = "" if now else "Repeat it yourself where that is safe."
        yield Change(Effect.NOTICE, Side.CALL, f"is {'now' if now else 'no longer'} repeated by the SDK", advice=advice)


def _extensions(old: Schema, new: Schema) -> Iterator[Change]:
    handled = {*_SEEN, "x-rate-limit", "x-idempotency-field", "x-repeatable"}
    for key in sorted({*old, *new} - handled):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if key in _TEXTS:
            yield Change(Effect.TEXT, Side.CALL, f"text: {key}")
        elif key == "x-error-codes":
            yield from _codes(as_list(before), as_list(after))
        elif key == "x-paging":
            effect = Effect.BREAKING if before else Effect.COMPATIBLE
            advice = "Adapt the walk through its pages." if before else ""
            yield Change(effect, Side.NAME, "paging has changed" if before else "can be walked by pages", advice=advice)
        elif key == "x-superseded":
            yield Change(Effect.NOTICE, Side.CALL, f"is superseded: {after}" if after else "is no longer superseded")
        elif key == "x-preconditions":
            more = [text for text in as_list(after) if text not in as_list(before)]
            message = f"new precondition: {' '.join(map(str, more))}" if more else "a precondition is gone"
            yield Change(Effect.NOTICE if more else Effect.TEXT, Side.CALL, message)
        else:
            yield Change(Effect.NOTICE, Side.CALL, f"{key} is {_plain(after)}, was {_plain(before)}")


def _plain(value: Any) -> str:
    return "unset" if value is None else str(value)


def _codes(old: list[Any], new: list[Any]) -> Iterator[Change]:
    for code in new:
        if code not in old:
            yield Change(Effect.NOTICE, Side.CALL, f"may fail with {code}")
    for code in old:
        if code not in new:
            yield Change(Effect.COMPATIBLE, Side.CALL, f"no longer fails with {code}")
