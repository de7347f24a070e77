from wechatpay_runtime import OpenEnum


class CouponUsageMethod(OpenEnum):
    """A way of using a coupon (券使用方式).

    Values:
        OFFLINE: Staff scan the code; not possible in delivery plans (线下滴码核销)
        MINI_PROGRAM: In a mini program; needs mini_program_appid and mini_program_path (小程序核销)
        APP: In the brand's app; needs app_jump_type (APP核销)
        PAYMENT_CODE: With the WeChat Pay payment code shown at the counter (付款码核销)
    """

    OFFLINE = "OFFLINE"
    MINI_PROGRAM = "MINI_PROGRAM"
    APP = "APP"
    PAYMENT_CODE = "PAYMENT_CODE"
