from wechatpay_runtime import OpenEnum


class ProductCouponState(OpenEnum):
    """State of a product coupon (商品券状态).

    Values:
        AUDITING: Under automatic review, which is very short; not usable yet (审核中)
        EFFECTIVE: In effect (已生效)
        DEACTIVATED: Deactivated by the caller, for good; coupons already given out stay usable (已失效)
    """

    AUDITING = "AUDITING"
    EFFECTIVE = "EFFECTIVE"
    DEACTIVATED = "DEACTIVATED"
