from wechatpay_runtime import OpenEnum


class UserCouponState(OpenEnum):
    """State of a coupon in a user's hands (用户商品券状态).

    Values:
        CONFIRMING: Issued, waits for the confirm call (待确认)
        PENDING: Confirmed, its validity has not begun (未生效)
        EFFECTIVE: Usable (已生效)
        USED: Redeemed; a return makes it EFFECTIVE again (已核销)
        EXPIRED: Its validity is over; final, no callback (已过期)
        DELETED: Deleted by the user; final, no callback (已删除)
        DEACTIVATED: Deactivated by the caller; final (已失效)
    """

    CONFIRMING = "CONFIRMING"
    PENDING = "PENDING"
    EFFECTIVE = "EFFECTIVE"
    USED = "USED"
    EXPIRED = "EXPIRED"
    DELETED = "DELETED"
    DEACTIVATED = "DEACTIVATED"
