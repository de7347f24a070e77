"""Comparing what stands beside the operations: callbacks, names of models, the table of errors, servers, texts."""

from collections.abc import Iterator
from typing import Any

from .contract import Contract, Schema, as_list
from .spec_diff_change import Change, Effect, Side, placed
from .spec_diff_nodes import NOTHING, Field, canonical
from .spec_diff_schemas import SchemaDiff

_HANDLED = ("x-decrypted-schema", "x-event-types", "x-retry-seconds", "requestBody", "operationId")


def callbacks(old: Contract, new: Contract, schemas: SchemaDiff) -> Iterator[Change]:
    """What WeChat Pay sends: judged as answers are."""
    before, after = (contract.document.get("webhooks", {}) for contract in (old, new))
    for name in {**before, **after}:
        if name not in before:
            message = f"new callback {_events(after[name])}"
            advice = "Your endpoint may receive it; answer it with 2xx even if you do not use it."
            yield Change(Effect.NOTICE, Side.CALLBACK, message, operation=name, advice=advice)
        elif name not in after:
            message = f"callback is gone: {_events(before[name])}"
            yield Change(Effect.BREAKING, Side.CALLBACK, message, operation=name, advice="Do not wait for it.")
        else:
            yield from placed(_callback(old, new, before[name]["post"], after[name]["post"], schemas), name)


def _events(item: Schema) -> str:
    return ", ".join(map(str, as_list(item["post"].get("x-event-types"))))


def _callback(old: Contract, new: Contract, before: Schema, after: Schema, schemas: SchemaDiff) -> Iterator[Change]:
    types, now = as_list(before.get("x-event-types")), as_list(after.get("x-event-types"))
    for name in [name for name in now if name not in types]:
        yield Change(Effect.NOTICE, Side.CALLBACK, f"also comes as {name}")
    for name in [name for name in types if name not in now]:
        yield Change(Effect.BREAKING, Side.CALLBACK, f"no longer comes as {name}", advice="Do not wait for it.")
    payload, payload_now = (Field((node.get("x-decrypted-schema", NOTHING),), "payload") for node in (before, after))
    yield from schemas.changes(payload, payload_now, Side.CALLBACK)
    bodies = [
        contract.resolve(node.get("requestBody", {})).get("content", {})
        for contract, node in ((old, before), (new, after))
    ]
    for kind in {**bodies[0], **bodies[1]}:
        if kind in bodies[0] and kind in bodies[1]:
            left, right = (Field((body[kind]["schema"],), "envelope") for body in bodies)
            for change in schemas.changes(left, right, Side.CALLBACK):
                yield change.below("(envelope)")
        else:
            breaks = kind in bodies[0]
            message = f"media type {kind} {'is gone' if breaks else 'is new'}"
            advice = "Read the others." if breaks else ""
            yield Change(Effect.BREAKING if breaks else Effect.NOTICE, Side.CALLBACK, message, advice=advice)
    if before.get("x-retry-seconds") != after.get("x-retry-seconds"):
        yield Change(Effect.NOTICE, Side.CALLBACK, f"repeated after {after.get('x-retry-seconds')} seconds")
    for key in sorted({*before, *after} - set(_HANDLED)):
        if canonical(before.get(key)) != canonical(after.get(key)) and key in ("parameters", "responses"):
            yield Change(Effect.NOTICE, Side.CALLBACK, f"{key} of the callback have changed")
        elif before.get(key) != after.get(key):
            yield Change(Effect.TEXT, Side.CALLBACK, f"text: {key}")


def models(old: Contract, new: Contract) -> Iterator[Change]:
    """Classes of `wechatpay_product_coupon.models`; a renamed one is recognised by its content."""
    before, after = _classes(old), _classes(new)
    added = {name: canonical(after[name]) for name in after if name not in before}
    for name, schema in before.items():
        if name in after:
            continue
        heir = next((other for other, text in added.items() if text == canonical(schema)), None)
        message = f"models.{name} is gone{f', renamed to models.{heir}' if heir else ''}"
        advice = f"Write models.{heir}." if heir else "Do without it."
        title = str(schema.get("title", ""))
        yield Change(Effect.BREAKING, Side.NAME, message, place=name, title=title, advice=advice)
    for name in added:
        title = str(after[name].get("title", ""))
        yield Change(Effect.COMPATIBLE, Side.NAME, f"new models.{name}", place=name, title=title)


def _classes(contract: Contract) -> dict[str, Schema]:
    return {name: node for name, node in contract.schemas.items() if contract.is_object(node) or "enum" in node}


def errors(old: Contract, new: Contract) -> Iterator[Change]:
    """The table `x-errors`; which operation uses which of them is judged with the operation."""
    before, after = (contract.document.get("x-errors", {}) for contract in (old, new))
    for key in before:
        if key not in after:
            continue
        left, right = before[key], after[key]
        for field in sorted({*left, *right}):
            was, is_ = left.get(field), right.get(field)
            if was == is_:
                continue
            message = f"{field} of the error {key} is {is_}, was {was}"
            if field in ("status", "code"):
                advice = "Handle the error class that belongs to it."
                yield Change(Effect.BREAKING, Side.ANSWER, message, place=f"x-errors {key}", advice=advice)
            else:
                effect = Effect.TEXT if field in ("zh", "en", "action") else Effect.NOTICE
                yield Change(effect, Side.ANSWER, message, place=f"x-errors {key}")
    for key in {**before, **after}:
        if (key in before) != (key in after):
            message = f"the table of errors {'lacks' if key in before else 'holds'} {key}"
            yield Change(Effect.TEXT, Side.ANSWER, message, place=f"x-errors {key}")


def document(old: Contract, new: Contract) -> Iterator[Change]:
    """Servers, schemes, and texts of the document itself."""
    left, right = old.document, new.document
    servers = [[server["url"] for server in node.get("servers", [])] for node in (left, right)]
    if servers[0] != servers[1]:
        advice = "Open firewalls for the new address; the clients follow."
        yield Change(Effect.NOTICE, Side.CALL, f"servers are {', '.join(servers[1])}", place="servers", advice=advice)
    schemes = [node["components"].get("securitySchemes", {}) for node in (left, right)]
    for name in {**schemes[0], **schemes[1]}:
        before, after = schemes[0].get(name), schemes[1].get(name)
        if before is not None and canonical(before) != canonical(after):
            place = f"securitySchemes.{name}"
            advice = "Sign as the new one says."
            yield Change(Effect.BREAKING, Side.CALL, f"scheme {name} has changed", place=place, advice=advice)
    examples = [node["components"].get("examples", {}) for node in (left, right)]
    for name in {**examples[0], **examples[1]}:
        if examples[0].get(name) != examples[1].get(name):
            yield Change(Effect.TEXT, Side.NAME, f"example {name}", place="components.examples")
    texts = [_texts(node) for node in (left, right)]
    for key in sorted({*texts[0], *texts[1]}):
        if texts[0].get(key) != texts[1].get(key):
            yield Change(Effect.TEXT, Side.CALL, f"text of the document: {key}", place=key)


def _texts(node: Schema) -> dict[str, Any]:
    known = ("paths", "components", "webhooks", "x-errors", "info", "servers")
    info = {f"info.{key}": value for key, value in node.get("info", {}).items() if key != "version"}
    descriptions = [server.get("description") for server in node.get("servers", [])]
    return {**{key: value for key, value in node.items() if key not in known}, **info, "servers": descriptions}
