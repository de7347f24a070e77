"""When a fault strikes."""

from __future__ import annotations

from typing import Literal

Moment = Literal["before", "after"]
"""Before the request takes effect, so that it has none, or after it has."""
