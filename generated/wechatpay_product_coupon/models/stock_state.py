from wechatpay_runtime import OpenEnum


class StockState(OpenEnum):
    """State of a stock (批次状态).

    Values:
        AUDITING: Under automatic review, which is very short (审核中)
        SENDING: Coupons can be given out (发放中)
        PAUSED: Paused; no call pauses or resumes a stock (已暂停)
        STOPPED: Its end was reached, for good (已停止)
        DEACTIVATED: Deactivated by the caller, for good; coupons already given out stay usable (已失效)
    """

    AUDITING = "AUDITING"
    SENDING = "SENDING"
    PAUSED = "PAUSED"
    STOPPED = "STOPPED"
    DEACTIVATED = "DEACTIVATED"
