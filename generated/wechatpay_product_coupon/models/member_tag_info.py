from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class MemberTagInfo(Model):
    """The member card that a member coupon belongs to (会员标签信息).

    Attributes:
        member_card_id (会员卡模板ID): Id of the template of the brand's member card.
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("member_card_id", "member_card_id", TEXT, required=True),)
    member_card_id: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            member_card_id: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
