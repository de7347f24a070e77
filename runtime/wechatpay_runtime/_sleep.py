"""Waiting, for asyncio."""


async def async_sleep(seconds: float) -> None:
    """`asyncio.sleep`, which is imported with the first wait: sync programs do without asyncio."""
    from asyncio import sleep  # noqa: PLC0415  # see above

    await sleep(seconds)
