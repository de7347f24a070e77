from wechatpay_runtime import OpenEnum


class SequentialType(OpenEnum):
    """Whether the offer of a SEQUENTIAL coupon grows from use to use (多次优惠规则类型).

    Values:
        INCREMENTAL: A growing offer (递增优惠)
        EQUAL: The same offer at every use (相同优惠)
    """

    INCREMENTAL = "INCREMENTAL"
    EQUAL = "EQUAL"
