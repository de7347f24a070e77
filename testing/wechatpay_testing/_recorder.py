"""Recording what a program sends."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Lock

import httpx


class Recorder:
    """Writes every request of an httpx client to a file, one JSON line each, for `read_calls`.

    ::

        httpx.Client(auth=..., event_hooks={"request": [Recorder(Path("build/calls.jsonl"))]})

    An async client takes `Recorder(...).asynchronous`. Only method, path, query and JSON body are written, no header:
    bodies may hold openids, so recordings belong to tests with made-up users. Repeated tries are written once each.
    """

    def __init__(self, path: Path) -> None:
        """Append to `path`, which is made with its folder at the first request."""
        self._path = path
        self._lock = Lock()

    def __call__(self, request: httpx.Request) -> None:
        """Write a request."""
        is_json = request.headers.get("content-type", "").startswith("application/json")
        entry = {
            "method": request.method,
            "url": request.url.raw_path.decode("ascii"),
            "body": json.loads(request.content) if is_json and request.content else None,
        }
        with self._lock:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(entry, ensure_ascii=False) + "\n")

    async def asynchronous(self, request: httpx.Request) -> None:
        """The same for `httpx.AsyncClient`; a line is written in some microseconds."""
        self(request)
