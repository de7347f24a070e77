"""The users behind appids and openids."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256


class People:
    """Who is behind an appid and an openid (O6, O8).

    Nothing has to be registered: an unknown openid is somebody of whom nothing else is known.
    """

    def __init__(self) -> None:
        self._unionids: dict[tuple[str, str], str] = {}
        self._appids: dict[str, set[str]] = {}
        self._openids: dict[tuple[str, str], str] = {}
        self._registered: set[str] = set()

    def register(self, appid: str, openid: str, unionid: str) -> None:
        """From now on this openid belongs to this appid and to this person."""
        self._registered.add(unionid)
        self._belongs(appid, openid, unionid)

    def person(self, appid: str, openid: str) -> str | None:
        """The person, None if the openid is known to belong to other appids only."""
        if openid in self._appids and appid not in self._appids[openid]:
            return None
        return self._unionids.get((appid, openid), f"{appid}/{openid}")

    def openid(self, person: str, appid: str) -> str:
        """The openid of a person under an appid (N8).

        Where none is registered it is made up, always the same one, and belongs to the person from now on.
        """
        known = self._openids.get((person, appid))
        if known is not None:
            return known
        if person.startswith(f"{appid}/"):
            return person.removeprefix(f"{appid}/")
        made = _made_up(f"openid/{appid}/{person}")
        self._belongs(appid, made, person)
        return made

    def unionid(self, person: str) -> str:
        """The unionid of a person; made up, always the same one, where none is registered."""
        return person if person in self._registered else _made_up(f"unionid/{person}")

    def _belongs(self, appid: str, openid: str, person: str) -> None:
        self._unionids[appid, openid] = person
        self._openids[person, appid] = openid
        self._appids.setdefault(openid, set()).add(appid)


def _made_up(name: str) -> str:
    # 28 characters that begin with an o, as real ones have.
    return "o" + urlsafe_b64encode(sha256(name.encode()).digest()).decode()[:27]
