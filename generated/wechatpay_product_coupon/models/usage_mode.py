from wechatpay_runtime import OpenEnum


class UsageMode(OpenEnum):
    """How often a coupon can be used (使用模式).

    Values:
        SINGLE: Once (单券)
        PROGRESSIVE_BUNDLE: In rounds, one stock each; using one coupon releases the next (多次优惠)
        SEQUENTIAL: Several times with one coupon, the generation of 2025-08 (多次优惠旧版)
    """

    SINGLE = "SINGLE"
    PROGRESSIVE_BUNDLE = "PROGRESSIVE_BUNDLE"
    SEQUENTIAL = "SEQUENTIAL"
