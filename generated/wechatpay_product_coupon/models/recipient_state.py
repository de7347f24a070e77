from wechatpay_runtime import OpenEnum


class RecipientState(OpenEnum):
    """State of the binding between a merchant number and a store (收款绑定状态).

    Values:
        CONFIRMED: Bound (已绑定)
        ADMIN_REJECTED: Refused by the administrator of the merchant number (管理员已拒绝)
        CONFIRMING: Waits for the administrator of the merchant number (管理员确认中)
        TIMEOUT_REJECTED: Refused by the system, as the administrator did not confirm in time (超时自动拒绝)
    """

    CONFIRMED = "CONFIRMED"
    ADMIN_REJECTED = "ADMIN_REJECTED"
    CONFIRMING = "CONFIRMING"
    TIMEOUT_REJECTED = "TIMEOUT_REJECTED"
