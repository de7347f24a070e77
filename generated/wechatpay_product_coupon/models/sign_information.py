from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class SignInformation(Model):
    """The server's view of the signed message, to be compared with one's own (验签信息).

    Attributes:
        method (请求方法): HTTP method as the server saw it.
        url (请求路径): Path and query as the server saw them.
        truncated_sign_message (截断的待签名串): The message the server built, its body cut to the first 8 bytes.
        sign_message_length (待签名串长度): Length of the whole message (at least 0, in bytes).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("method", "method", TEXT, required=True),
        Field("url", "url", TEXT, required=True),
        Field("truncated_sign_message", "truncated_sign_message", TEXT, required=True),
        Field("sign_message_length", "sign_message_length", INTEGER, required=True),
    )
    method: str
    url: str
    truncated_sign_message: str
    sign_message_length: int

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            method: str,
            url: str,
            truncated_sign_message: str,
            sign_message_length: int,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
