from wechatpay_runtime import OpenEnum


class BrandStoreState(OpenEnum):
    """State of a store (门店状态).

    Values:
        OPEN: In operation, its first review is passed; later reviews and business hours do not change it (生效中)
        CREATING: New, its first review is not passed yet (创建中)
        CLOSED: Paused, hidden from users and usable nowhere; may be resumed or deleted (停业中)
    """

    OPEN = "OPEN"
    CREATING = "CREATING"
    CLOSED = "CLOSED"
