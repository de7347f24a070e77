from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import (
    INTEGER,
    TEXT,
    UNSET,
    Field,
    Model,
    array,
    model,
    wire_model,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import ComboPackage

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class ProductCouponDisplayInfo(Model):
    """What users see of the coupon. Picture addresses must come from the image upload. An update replaces the object
    as a whole, so the required fields are required there too (展示信息).

    Attributes:
        name (商品券名称): Name of the coupon, 3 to 15 characters (3 to 15 characters).
        image_url (商品券图片): Address of the coupon's picture. 1:1, at most 2 MB; 1080 x 1080 and a transparent PNG
            with margins of 120 pixels are suggested.
        background_url (商品券背景图): Address of the background picture. 65:77, JPG or PNG of at most 2 MB; 1170 x 1326
            is suggested.
        detail_image_url_list (商品券详情图列表): Addresses of the pictures on the details page. 65:77, at most 2 MB each;
            1170 x 1326 is suggested (at most 8 entries; optional).
        original_price (商品原价): Price before the offer, for display only; counts as 0 when omitted (0 to 10000000, in
            fen (分); optional).
        combo_package_list (适用商品组合): The goods the coupon is for. Required with scope SINGLE, optional otherwise (at
            most 50 entries; optional).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "name", TEXT, required=True),
        Field("image_url", "image_url", TEXT, required=True),
        Field("background_url", "background_url", TEXT, required=True),
        Field("detail_image_url_list", "detail_image_url_list", array(TEXT)),
        Field("original_price", "original_price", INTEGER),
        Field("combo_package_list", "combo_package_list", array(model(_MODELS, "ComboPackage"))),
    )
    name: str
    image_url: str
    background_url: str
    detail_image_url_list: list[str] | Unset = UNSET
    original_price: int | Unset = UNSET
    combo_package_list: list[ComboPackage] | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            name: str,
            image_url: str,
            background_url: str,
            detail_image_url_list: Sequence[str] | Unset | None = UNSET,
            original_price: int | Unset | None = UNSET,
            combo_package_list: Sequence[ComboPackage | Mapping[str, Any]] | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
