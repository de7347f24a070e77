from wechatpay_runtime import OpenEnum


class UserCouponTag(OpenEnum):
    """Label of a user coupon (用户商品券标签).

    Values:
        MEMBER: Member coupon, shown with a member label (会员券)
    """

    MEMBER = "MEMBER"
