"""Pictures: uploads get a lasting address (V9)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import cast

from .._json import Json
from .._refusals import Refusal, fault
from .call import Behaviour, Call, rule_broken

MAX_FILE_BYTES = 2 * 1024 * 1024
_TOO_BIG = 270087680
_ADDRESSES = ("image_url", "background_url", "finder_video_cover_image_url")
_LISTS = ("detail_image_url_list",)
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
    call.store.image_urls.add(url)
    call.store.pictures.keep(url, content)
    return {"image_url": url}


def address(digest: str) -> str:
    """The lasting address of the picture with this digest."""
    return f"{_HOST}/{digest[:32]}/0"


def check(call: Call, told: Json, field: str) -> None:
    """Check that all pictures of a part of a request were given by this platform (V9, a switch).

    Args:
        call: The call.
        told: The part.
        field: JSON pointer to it.

    Raises:
        Refusal: One has another address.
    """
    if not call.rules.uploaded_images_only:
        return
    for where, url in _pictures(told, field):
        if url not in call.store.image_urls:
            raise rule_broken(where, "is no address that an upload has given", url)


def _pictures(told: Json, field: str) -> Iterator[tuple[str, str]]:
    for name, value in told.items():
        where = f"{field}/{name}"
        if name in _ADDRESSES:
            yield where, value
        elif isinstance(value, dict):
            yield from _pictures(cast("Json", value), where)
        elif isinstance(value, list):
            for index, item in enumerate(cast("list[object]", value)):
                if isinstance(item, dict):
                    yield from _pictures(cast("Json", item), f"{where}/{index}")
                elif name in _LISTS:
                    yield f"{where}/{index}", str(item)


BEHAVIOURS: Mapping[str, Behaviour] = {"uploadImage": upload}
