from wechatpay_runtime import OpenEnum


class CallbackEventType(OpenEnum):
    """What a callback tells of. Types of providers have _SP in their name. More values may appear; a receiver
    verifies, acknowledges and logs those it does not know (通知类型).

    Values:
        PRODUCT_COUPON.SEND: A user received a coupon of the brand (商品券领券通知)
        PRODUCT_COUPON.USE: A coupon was redeemed; named in a guide only (核销通知)
        PRODUCT_COUPON.RETURN: A redemption was taken back; named in a guide only (退券通知)
        PRODUCT_COUPON.IMAGE_GENERATION: An image generation task of the brand has ended (图片生成结果通知)
        PRODUCT_COUPON_SP.SEND: A user received a coupon, for the provider (商品券领券通知)
        PRODUCT_COUPON_SP.IMAGE_GENERATION: An image generation task of the provider has ended (图片生成结果通知)
        DELIVERY_PLAN.CHANGE: A delivery plan has changed its state (投放计划变更通知)
    """

    PRODUCT_COUPON_SEND = "PRODUCT_COUPON.SEND"
    PRODUCT_COUPON_USE = "PRODUCT_COUPON.USE"
    PRODUCT_COUPON_RETURN = "PRODUCT_COUPON.RETURN"
    PRODUCT_COUPON_IMAGE_GENERATION = "PRODUCT_COUPON.IMAGE_GENERATION"
    PRODUCT_COUPON_SP_SEND = "PRODUCT_COUPON_SP.SEND"
    PRODUCT_COUPON_SP_IMAGE_GENERATION = "PRODUCT_COUPON_SP.IMAGE_GENERATION"
    DELIVERY_PLAN_CHANGE = "DELIVERY_PLAN.CHANGE"
