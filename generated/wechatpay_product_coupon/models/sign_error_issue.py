from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset


@wire_model
class SignErrorIssue(Model):
    """Why the signature was refused (验签错误原因).

    Attributes:
        issue (具体错误原因): Text such as `sign not match` (optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("issue", "issue", TEXT),)
    issue: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            issue: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
