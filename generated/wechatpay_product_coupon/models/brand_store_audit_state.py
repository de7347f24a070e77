from wechatpay_runtime import OpenEnum


class BrandStoreAuditState(OpenEnum):
    """State of the review of a store (审核状态).

    Values:
        SUCCESS: Passed (审核通过)
        PROCESSING: In review (审核中)
        REJECTED: Refused, see review_reject_reason; correct the store by an update (被驳回)
    """

    SUCCESS = "SUCCESS"
    PROCESSING = "PROCESSING"
    REJECTED = "REJECTED"
