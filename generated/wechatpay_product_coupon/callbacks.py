"""Callbacks: what WeChat Pay reports on its own, from the bytes of a request to a typed event.

::

    reader = CallbackReader(BrandCredentials.from_env())
    event = reader.read(request.headers, body)
    if isinstance(event, ProductCouponSend):
        confirm(client.user_coupons, event)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeAlias

from wechatpay_auth import Scheme
from wechatpay_runtime import (
    OK,
    Confirmation,
    Event,
    EventReader,
    Reply,
    UnknownEvent,
    confirm,
    confirmation,
    error_reply,
    failure_reply,
    model,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wechatpay_runtime import Codec

    from .models import (  # noqa: F401  # named in text, so that models load when needed
        DeliveryPlanChangeEvent,
        ImageGenerationEvent,
        PartnerImageGenerationEvent,
        PartnerProductCouponSendEvent,
        ProductCouponSendEvent,
    )

__all__ = (
    "AnyEvent",
    "CallbackReader",
    "Confirmation",
    "DeliveryPlanChange",
    "Event",
    "ImageGeneration",
    "OK",
    "ProductCouponSend",
    "Reply",
    "UnknownEvent",
    "confirm",
    "confirmation",
    "error_reply",
    "failure_reply",
)

_MODELS = "wechatpay_product_coupon.models"


class ProductCouponSend(Event["ProductCouponSendEvent | PartnerProductCouponSendEvent"]):
    """A user received a coupon (商品券领券通知).

    PRODUCT_COUPON.SEND for a brand: `ProductCouponSendEvent`, repeated 10 times at most.
    PRODUCT_COUPON_SP.SEND for a service provider: `PartnerProductCouponSendEvent`, repeated 10 times at most.
    https://pay.weixin.qq.com/doc/brand/4015755761
    https://pay.weixin.qq.com/doc/v3/partner/4015780862
    https://pay.weixin.qq.com/doc/v3/partner/4016435717
    """


class ImageGeneration(Event["ImageGenerationEvent | PartnerImageGenerationEvent"]):
    """An image generation task has ended (商品券图片生成结果通知).

    PRODUCT_COUPON.IMAGE_GENERATION for a brand: `ImageGenerationEvent`, repeated 11 times at most.
    PRODUCT_COUPON_SP.IMAGE_GENERATION for a service provider: `PartnerImageGenerationEvent`, repeated 11 times at most.
    https://pay.weixin.qq.com/doc/brand/4017327691
    https://pay.weixin.qq.com/doc/v3/partner/4017327744
    https://pay.weixin.qq.com/doc/v3/partner/4017327759
    """


class DeliveryPlanChange(Event["DeliveryPlanChangeEvent"]):
    """A delivery plan has changed its state (投放计划变更通知).

    DELIVERY_PLAN.CHANGE for a service provider: `DeliveryPlanChangeEvent`, repeated 50 times at most.
    https://pay.weixin.qq.com/doc/v3/partner/4016168699
    """


AnyEvent: TypeAlias = ProductCouponSend | ImageGeneration | DeliveryPlanChange | UnknownEvent
"""Whatever `CallbackReader.read` returns; tell them apart with `isinstance`."""


class CallbackReader(EventReader[AnyEvent]):
    """Turns requests from WeChat Pay into events, for one brand or one service provider.

    Arguments and errors are those of `wechatpay_runtime.EventReader`.
    """

    _events: ClassVar[Mapping[tuple[str, Scheme], tuple[type[Event[Any]], Codec]]] = {
        ("PRODUCT_COUPON.SEND", Scheme.BRAND): (ProductCouponSend, model(_MODELS, "ProductCouponSendEvent")),
        ("PRODUCT_COUPON.SEND", Scheme.PARTNER): (ProductCouponSend, model(_MODELS, "PartnerProductCouponSendEvent")),
        ("PRODUCT_COUPON_SP.SEND", Scheme.BRAND): (ProductCouponSend, model(_MODELS, "ProductCouponSendEvent")),
        ("PRODUCT_COUPON_SP.SEND", Scheme.PARTNER): (
            ProductCouponSend,
            model(_MODELS, "PartnerProductCouponSendEvent"),
        ),
        ("PRODUCT_COUPON.IMAGE_GENERATION", Scheme.BRAND): (ImageGeneration, model(_MODELS, "ImageGenerationEvent")),
        ("PRODUCT_COUPON.IMAGE_GENERATION", Scheme.PARTNER): (
            ImageGeneration,
            model(_MODELS, "PartnerImageGenerationEvent"),
        ),
        ("PRODUCT_COUPON_SP.IMAGE_GENERATION", Scheme.BRAND): (ImageGeneration, model(_MODELS, "ImageGenerationEvent")),
        ("PRODUCT_COUPON_SP.IMAGE_GENERATION", Scheme.PARTNER): (
            ImageGeneration,
            model(_MODELS, "PartnerImageGenerationEvent"),
        ),
        ("DELIVERY_PLAN.CHANGE", Scheme.BRAND): (DeliveryPlanChange, model(_MODELS, "DeliveryPlanChangeEvent")),
        ("DELIVERY_PLAN.CHANGE", Scheme.PARTNER): (DeliveryPlanChange, model(_MODELS, "DeliveryPlanChangeEvent")),
    }
