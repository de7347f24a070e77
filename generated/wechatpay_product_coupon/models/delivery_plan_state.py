from wechatpay_runtime import OpenEnum


class DeliveryPlanState(OpenEnum):
    """State of a delivery plan (投放计划状态).

    Values:
        CREATED: Created (创建成功)
        DELIVERING: Running (投放中)
        PAUSED: Paused (已暂停)
        TERMINATED: Terminated, for good (已终止)
        EXPIRED: Its end was reached, for good; that alone raises no callback (已过期)
    """

    CREATED = "CREATED"
    DELIVERING = "DELIVERING"
    PAUSED = "PAUSED"
    TERMINATED = "TERMINATED"
    EXPIRED = "EXPIRED"
