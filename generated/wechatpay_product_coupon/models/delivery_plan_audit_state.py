from wechatpay_runtime import OpenEnum


class DeliveryPlanAuditState(OpenEnum):
    """State of the review of a delivery plan (投放计划审核状态).

    Values:
        PROCESSING: Under review (审核中)
        PASSED: Passed (审核通过)
        REJECTED: Refused (审核驳回)
    """

    PROCESSING = "PROCESSING"
    PASSED = "PASSED"
    REJECTED = "REJECTED"
