"""Image generation tasks: taken on at once, done by the clock."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from .._json import Json
from . import events, images
from .call import Behaviour, Call, once, rule_broken


def create(call: Call) -> Json:
    """Take on a task."""
    task_id: str = call.body["task_id"]
    call.space.image_tasks[task_id] = (call.now, call.body)
    result = _result(call, task_id, call.body["image_generation_type"])
    events.image_task_done(call, result, _end(call, call.now))
    return {"task_id": task_id, **call.owner.shown}


def get(call: Call) -> Json:
    """Read a task, which has to be asked for with its own type."""
    task_id, kind = call.path["task_id"], call.query["image_generation_type"]
    task = call.space.image_tasks.get(task_id)
    if task is None or task[1]["image_generation_type"] != kind:
        raise rule_broken("task_id", f"there is no such task of the type {kind}", task_id, location="url")
    created_at, _ = task
    if call.now < _end(call, created_at):
        return {**_named(call, task_id, kind), "task_state": "PROCESSING"}
    return _result(call, task_id, kind)


def _end(call: Call, created_at: datetime) -> datetime:
    return created_at + timedelta(seconds=call.rules.image_task_seconds)


def _named(call: Call, task_id: str, kind: str) -> Json:
    return {"task_id": task_id, "image_generation_type": kind, **call.owner.shown}


def _result(call: Call, task_id: str, kind: str) -> Json:
    shown = _named(call, task_id, kind)
    if call.rules.image_tasks_fail:
        return {**shown, "task_state": "FAIL"}
    name = hashlib.sha256(f"{call.owner.caller}/{call.owner.brand_id}/{task_id}".encode()).hexdigest()
    call.store.image_urls.add(images.address(name))
    return {**shown, "task_state": "SUCCESS", f"{kind.lower()}_result": {"image_url": images.address(name)}}


BEHAVIOURS: Mapping[str, Behaviour] = {
    "createImageGenerationTask": once(create, conflict="INVALID_REQUEST"),
    "getImageGenerationTask": get,
}
