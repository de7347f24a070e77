"""Calls written by hand, over one long-lived client."""

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager

import httpx

from .floor import AsyncCall, Call
from .hand import Hand
from .stage import PATHS, Stage


@contextmanager
def sync(stage: Stage, base_url: str) -> Generator[Call]:
    """With `httpx.Client`."""
    hand, data, path = Hand(stage.environ["partner"]), stage.body, PATHS["partner"]
    with httpx.Client(base_url=base_url) as client:

        def call() -> object:
            body, headers = hand.request(path, data)
            return hand.answer(client.post(path, content=body, headers=headers))

        yield call


@asynccontextmanager
async def asynchronous(stage: Stage, base_url: str) -> AsyncGenerator[AsyncCall]:
    """With `httpx.AsyncClient`."""
    hand, data, path = Hand(stage.environ["partner"]), stage.body, PATHS["partner"]
    async with httpx.AsyncClient(base_url=base_url) as client:

        async def call() -> object:
            body, headers = hand.request(path, data)
            return hand.answer(await client.post(path, content=body, headers=headers))

        yield call
