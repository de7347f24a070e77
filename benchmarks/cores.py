"""Which processor a process keeps to, where that can be said: the server must not take the clients' time."""

import os
import sys

SERVER, CLIENT = 0, 1
"""The first and the second of the processors that are there."""


def keep_to(place: int) -> None:
    """Stay on one processor. Does nothing with a single one, or on systems that cannot do it."""
    if sys.platform == "linux":
        allowed = sorted(os.sched_getaffinity(0))
        if len(allowed) > 1:
            os.sched_setaffinity(0, {allowed[place]})
