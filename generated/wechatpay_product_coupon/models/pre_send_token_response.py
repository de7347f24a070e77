from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, Field, Model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@wire_model
class PreSendTokenResponse(Model):
    """The token of a pre-send (预发券应答).

    Attributes:
        token (预发券token): Opens the receive component: hand it to `wx.openBusinessView` with businessType
            wxpayCouponUse and action receiveCoupon. Valid for 5 minutes; every call returns a new one (at most 1024
            characters).
    """

    _fields: ClassVar[tuple[Field, ...]] = (Field("token", "token", TEXT, required=True),)
    token: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            token: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
