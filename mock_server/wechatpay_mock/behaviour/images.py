"""Pictures: uploads get a lasting address (V9)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from .._json import Json
from .._refusals import Refusal, fault
from .call import Behaviour, Call

MAX_FILE_BYTES = 2 * 1024 * 1024
_TOO_BIG = 270087680
_HOST = "https://wxpaylogo.qpic.cn/wxpaylogo"


def upload(call: Call) -> Json:
    """Keep a picture; the same picture has the same address."""
    content: bytes = call.body["file"]
    if len(content) > MAX_FILE_BYTES:
        issue = f"has {len(content)} bytes, at most {MAX_FILE_BYTES} are allowed"
        raise Refusal("INVALID_REQUEST", detail=fault("/file", issue), sub_code=_TOO_BIG)
    digest = hashlib.sha256(content).hexdigest()
    if digest != call.body["meta"]["sha256"]:
        raise Refusal("PARAM_ERROR", detail=fault("/meta/sha256", "is not the digest of the file"))
    url = address(digest)
    call.store.pictures.keep(url, content)
    return {"image_url": url}


def address(digest: str) -> str:
    """The lasting address of the picture with this digest."""
    return f"{_HOST}/{digest[:32]}/0"


BEHAVIOURS: Mapping[str, Behaviour] = {"uploadImage": upload}
