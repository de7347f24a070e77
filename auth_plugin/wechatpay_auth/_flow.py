"""Running one description of a flow in httpx's synchronous and asynchronous clients.

A flow is a generator that yields what has to be done outside of it: a request to send, which gives the answer,
an answer to read, or another flow's work to wait for, which gives whether that was possible.
What fails is raised where the flow waits for it, also a request that could not be sent.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import httpx

# performance: asyncio costs as much to import as half of httpx, and synchronous callers need none of it.
if TYPE_CHECKING:
    from ._flight import Flight

_T = TypeVar("_T")

Step: TypeAlias = "httpx.Request | httpx.Response | Flight"
Outcome = httpx.Response | bool | None
Steps: TypeAlias = Generator[Step, Outcome, _T]


def send(request: httpx.Request) -> Steps[httpx.Response]:
    """Have `request` sent."""
    response = yield request
    if isinstance(response, httpx.Response):
        return response
    raise TypeError("a flow was resumed without the answer it waits for")


def run(steps: Steps[None]) -> Generator[httpx.Request, httpx.Response, None]:
    """Run a flow as `httpx.Auth.sync_auth_flow` does."""
    outcome: Outcome = None
    failure: httpx.HTTPError | None = None
    try:
        while True:
            step = steps.send(outcome) if failure is None else steps.throw(failure)
            outcome = failure = None
            try:
                if isinstance(step, httpx.Request):
                    outcome = yield step
                elif isinstance(step, httpx.Response):
                    step.read()
                else:
                    outcome = step.wait()
            except httpx.HTTPError as error:
                failure = error
            except GeneratorExit as closing:
                # httpx tells a flow of a failed request by closing it.
                if isinstance(closing.__context__, httpx.HTTPError):
                    _tell(steps, closing.__context__)
                raise
    except StopIteration:
        return
    finally:
        steps.close()


async def run_async(steps: Steps[None]) -> AsyncGenerator[httpx.Request, httpx.Response]:
    """Run a flow as `httpx.Auth.async_auth_flow` does."""
    outcome: Outcome = None
    failure: httpx.HTTPError | None = None
    try:
        while True:
            step = steps.send(outcome) if failure is None else steps.throw(failure)
            outcome = failure = None
            try:
                if isinstance(step, httpx.Request):
                    outcome = yield step
                elif isinstance(step, httpx.Response):
                    await step.aread()
                else:
                    outcome = await step.wait_async()
            except httpx.HTTPError as error:
                failure = error
            except GeneratorExit:
                # Here the reason cannot be seen from within, but whether it was a cancelled task can.
                if isinstance(step, httpx.Request) and _is_running():
                    _tell(steps, httpx.TransportError("The request failed.", request=step))
                raise
    except StopIteration:
        return
    finally:
        steps.close()


def _tell(steps: Steps[None], failure: httpx.HTTPError) -> None:
    """Let a flow know that its request failed; what it raises instead of that failure goes to the caller."""
    try:
        steps.throw(failure)
    except httpx.HTTPError as error:
        if error is not failure:
            raise


def _is_running() -> bool:
    import asyncio  # noqa: PLC0415  # sync programs do without it

    try:
        task = asyncio.current_task()
    except RuntimeError:  # not asyncio's loop
        return False
    return task is not None and task.cancelling() == 0
