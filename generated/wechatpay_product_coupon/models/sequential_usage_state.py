from wechatpay_runtime import OpenEnum


class SequentialUsageState(OpenEnum):
    """State of one round of a coupon with usage_mode SEQUENTIAL (轮次使用详情状态).

    Values:
        PENDING: Its validity has not begun (未生效)
        EFFECTIVE: Usable (已生效)
        USED: Redeemed (已核销)
        EXPIRED: Its validity is over (已过期)
        DELETED: Deleted by the user (已删除)
        DEACTIVATED: Deactivated by the caller (已失效)
    """

    PENDING = "PENDING"
    EFFECTIVE = "EFFECTIVE"
    USED = "USED"
    EXPIRED = "EXPIRED"
    DELETED = "DELETED"
    DEACTIVATED = "DEACTIVATED"
