from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, enum, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..types import Unset
    from . import CallbackAlgorithm

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class CallbackResource(Model):
    """The payload of a callback, encrypted with the APIv3 key of a provider or the API key of a brand, 32 bytes each
    (通知资源数据).

    Attributes:
        algorithm (加密算法类型): How the payload is encrypted (at most 32 characters).
        ciphertext (数据密文): Base64 of the encrypted JSON text, its 16-byte authentication tag at the end.
        associated_data (附加数据): Additional data of the encryption; may be empty or missing, which means the same
            (optional).
        original_type (原始回调类型): Kind of the object inside; never branch on it (at most 16 characters; optional).
        nonce (随机串): Nonce of the encryption; 12 characters in every sample (at most 16 characters).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("algorithm", "algorithm", enum(_MODELS, "CallbackAlgorithm"), required=True),
        Field("ciphertext", "ciphertext", TEXT, required=True),
        Field("associated_data", "associated_data", TEXT),
        Field("original_type", "original_type", TEXT),
        Field("nonce", "nonce", TEXT, required=True),
    )
    algorithm: CallbackAlgorithm
    ciphertext: str
    associated_data: str | Unset = UNSET
    original_type: str | Unset = UNSET
    nonce: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            algorithm: CallbackAlgorithm | str,
            ciphertext: str,
            associated_data: str | Unset | None = UNSET,
            original_type: str | Unset | None = UNSET,
            nonce: str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
