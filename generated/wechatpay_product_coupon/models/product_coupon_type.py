from wechatpay_runtime import OpenEnum


class ProductCouponType(OpenEnum):
    """The kind of offer of a product coupon (商品券类型).

    Values:
        NORMAL: A fixed amount off (满减券)
        DISCOUNT: A percentage off (折扣券)
        EXCHANGE: Selected goods for a fixed price; scope SINGLE only (兑换券)
    """

    NORMAL = "NORMAL"
    DISCOUNT = "DISCOUNT"
    EXCHANGE = "EXCHANGE"
