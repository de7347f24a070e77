"""Multipart uploads: a `meta` part that is signed, and the file it describes.

https://pay.weixin.qq.com/doc/v3/partner/4012365863
"""

import os
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ._errors import FieldError
from ._json import dumps

MAX_FILE_BYTES = 2 * 1024 * 1024
MAX_NAME_CHARACTERS = 150
_TYPES = {".jpg": "image/jpeg", ".bmp": "image/bmp", ".png": "image/png"}
_KINDS = "JPG, BMP or PNG"


class Upload(NamedTuple):
    """What is sent: the bytes of the signed part, and the parts for httpx."""

    signed: bytes
    files: list[tuple[str, tuple[str | None, bytes, str]]]


def upload(source: bytes | str | os.PathLike[str], filename: str | None) -> Upload:
    """The parts of an image upload.

    Args:
        source: the picture's bytes, or the path of its file.
        filename: its name; may be left out for a path.

    Raises:
        FieldError: the name or the size is not what WeChat Pay takes; nothing was sent.
        OSError: the file cannot be read.
    """
    if isinstance(source, bytes):
        content = source
        if filename is None:
            raise FieldError("is required when the picture is given as bytes", "/meta/filename")
    else:
        path = Path(source)
        content, filename = path.read_bytes(), filename or path.name
    kind = _TYPES.get(Path(filename).suffix.lower())
    if kind is None or len(filename) > MAX_NAME_CHARACTERS:
        raise FieldError(
            f"must be at most {MAX_NAME_CHARACTERS} characters and end in that of {_KINDS}", "/meta/filename"
        )
    if not 0 < len(content) <= MAX_FILE_BYTES:
        raise FieldError(f"has {len(content)} bytes; 1 to {MAX_FILE_BYTES} are allowed", "/file")
    meta = dumps({"filename": filename, "sha256": sha256(content).hexdigest()})
    # meta carries no filename: with one, the server would not see it as meta and verify an empty body.
    return Upload(meta, [("meta", (None, meta, "application/json")), ("file", (filename, content, kind))])
