"""The key ring in use, which can be replaced while requests run."""

from __future__ import annotations

import threading
from typing import NamedTuple, Protocol, Self

from ._errors import CredentialsError
from ._keyring import KeyRing


class KeySource(Protocol):
    """A function that gives the key ring to use, for instance out of a vault.

    It is called twice for each request, from any thread, so it should answer from memory;
    what it raises ends the request.
    """

    def __call__(self) -> KeyRing:
        """The key ring to use now."""
        ...


_MAX_HISTORY = 8
_NOTHING = KeyRing.empty()


class _State(NamedTuple):
    source: KeyRing | KeySource
    history: tuple[KeyRing | KeySource, ...] = ()
    downloaded: KeyRing | None = None
    ring: KeyRing = _NOTHING  # all keys together, unless a function has to be asked


class KeyStore:
    """WeChat Pay's keys as one set of credentials uses them.

    Whatever changes here changes in one assignment: a request sees all of it or nothing,
    and an answer on its way is still verified with the keys its request was signed under.

    ::

        store = credentials.key_store
        store.replace(store.ring.merged(KeyRing.load(public_keys={"PUB_KEY_ID_...": Path("pub_key.pem")})))
        store.announce("PUB_KEY_ID_...")  # answers are now signed with the public key
        store.rollback()  # ... and with the platform certificate again
    """

    __slots__ = ("_lock", "_must_announce", "_state")

    def __init__(self, source: KeyRing | KeySource, *, must_announce: bool = False) -> None:
        """Start with `source`.

        Args:
            source: A key ring, or a function that gives one.
            must_announce: Refuse rings that announce no key, as brands have to announce theirs.
                https://pay.weixin.qq.com/doc/brand/4015736293

        Raises:
            CredentialsError: The ring announces no key, but has to.
        """
        self._must_announce = must_announce
        self._lock = threading.Lock()
        self._state = self._built(source, (), None)

    @property
    def ring(self) -> KeyRing:
        """The keys to use now.

        Raises:
            CredentialsError: The function of the user's gave something else than a usable ring.
        """
        state = self._state
        return state.ring if isinstance(state.source, KeyRing) else self._usable(state.source())

    @property
    def given(self) -> KeyRing | None:
        """The keys in use without those downloaded; None when they come from a function."""
        source = self._state.source
        return source if isinstance(source, KeyRing) else None

    @property
    def downloaded(self) -> KeyRing | None:
        """The platform certificates that were downloaded, or None."""
        return self._state.downloaded

    def replace(self, source: KeyRing | KeySource) -> None:
        """Use other keys from now on; downloaded certificates stay.

        Raises:
            CredentialsError: The ring announces no key, but has to; nothing was changed.
        """
        with self._lock:
            state = self._state
            history = (state.source, *state.history)[:_MAX_HISTORY]
            self._state = self._built(source, history, state.downloaded)

    def announce(self, serial: str | None) -> None:
        """Ask for answers signed with the key `serial` from now on, or with None for platform certificates.

        Raises:
            CredentialsError: `serial` is not among the keys given, brands would announce none,
                or the keys come from a function; nothing was changed.
        """
        with self._lock:
            state = self._state
            if not isinstance(state.source, KeyRing):
                raise CredentialsError(
                    "'keys' is a function of yours: let it give a ring that announces the other key.", names=("keys",)
                )
            history = (state.source, *state.history)[:_MAX_HISTORY]
            self._state = self._built(state.source.announcing(serial), history, state.downloaded)

    def rollback(self) -> None:
        """Undo the last `replace` or `announce`; up to eight in a row can be undone.

        Raises:
            CredentialsError: There is nothing to undo.
        """
        with self._lock:
            state = self._state
            if not state.history:
                raise CredentialsError("'keys' were not replaced: there is no earlier set to go back to.")
            previous, *older = state.history
            self._state = self._built(previous, tuple(older), state.downloaded)

    def install(self, certificates: KeyRing) -> None:
        """Use these platform certificates in place of those downloaded before; the rest stays."""
        with self._lock:
            state = self._state
            self._state = self._built(state.source, state.history, certificates)

    def _built(
        self, source: KeyRing | KeySource, history: tuple[KeyRing | KeySource, ...], downloaded: KeyRing | None
    ) -> _State:
        if not isinstance(source, KeyRing):
            return _State(source, history, downloaded)
        ring = self._usable(source)
        return _State(source, history, downloaded, ring if downloaded is None else ring.merged(downloaded))

    def _usable(self, ring: KeyRing) -> KeyRing:
        # What a function of the user's gives is known to their type checker at best.
        if not isinstance(ring, KeyRing):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise CredentialsError("'keys' gave something that is no KeyRing.", names=("keys",))
        if self._must_announce and ring.announced is None:
            raise CredentialsError(
                "'keys' announces no key, but brands have to announce theirs with every request: "
                "give the ring announced='PUB_KEY_ID_...'.",
                names=("keys",),
            )
        return ring

    def __deepcopy__(self, memo: object) -> Self:
        # Copied credentials are the same party, so a switch of keys has to reach them.
        return self

    def __repr__(self) -> str:
        source = self._state.source
        return f"KeyStore({self._state.ring if isinstance(source, KeyRing) else '<function>'})"
