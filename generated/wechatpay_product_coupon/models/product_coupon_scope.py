from wechatpay_runtime import OpenEnum


class ProductCouponScope(OpenEnum):
    """What the offer of a product coupon applies to (优惠范围).

    Values:
        ALL: The whole order; type NORMAL or DISCOUNT (全场券)
        SINGLE: Selected goods, listed in combo_package_list; type NORMAL, DISCOUNT or EXCHANGE (单品券)
        CATEGORY: A range of goods that the brand itself announces and checks; type NORMAL or DISCOUNT (品类券)
    """

    ALL = "ALL"
    SINGLE = "SINGLE"
    CATEGORY = "CATEGORY"
