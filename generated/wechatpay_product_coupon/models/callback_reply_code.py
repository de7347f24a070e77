from wechatpay_runtime import OpenEnum


class CallbackReplyCode(OpenEnum):
    """Outcome that a receiver reports (返回状态码).

    Values:
        FAIL: The callback was not accepted (失败)
    """

    FAIL = "FAIL"
