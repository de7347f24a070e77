"""Random numbers that can be had again."""

from __future__ import annotations

import os
import random
from base64 import urlsafe_b64encode
from hashlib import sha256

_SEED_BYTES = 16
_BLOCK_BITS = 256


class Chance(random.Random):
    """Whatever is random and stays: codes, numbers, tokens. From one seed comes always the same.

    Every command starts with `begin`. A seed is drawn from the system only when something random is
    asked for; it is kept beside the command, so that doing the command again draws the same. The
    numbers come from SHA-256 and not from the usual generator: nobody guesses a token from the one
    before, and no version of Python changes them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.begin()

    def begin(self, seed: bytes | None = None) -> None:
        """Start over, from a seed that was kept or from a fresh one."""
        self._seed = seed
        self._blocks = 0
        self.gauss_next = None

    @property
    def drawn(self) -> bytes | None:
        """The seed, None if nothing random was asked for since `begin`."""
        return self._seed

    def getrandbits(self, k: int, /) -> int:
        """A number of `k` random bits, on which all other methods stand."""
        if self._seed is None:
            self._seed = os.urandom(_SEED_BYTES)
        value = bits = 0
        while bits < k:
            block = sha256(self._seed + self._blocks.to_bytes(8)).digest()
            self._blocks += 1
            value = value << _BLOCK_BITS | int.from_bytes(block)
            bits += _BLOCK_BITS
        return value >> (bits - k)

    def random(self) -> float:
        """A number from 0 to below 1."""
        return self.getrandbits(53) * 2.0**-53

    def token(self, size: int) -> str:
        """Text of `size` random bytes that may stand in an address."""
        return urlsafe_b64encode(self.randbytes(size)).decode("ascii").rstrip("=")

    def seed(self, *_: object, **__: object) -> None:
        """Does nothing: see `begin`."""
