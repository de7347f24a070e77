from wechatpay_runtime import OpenEnum


class CouponCodeMode(OpenEnum):
    """Where the codes of the coupons come from (券Code分配模式).

    Values:
        WECHATPAY: A random code of at most 40 characters, made by WeChat Pay (微信支付随机生成)
        UPLOAD: Drawn at random from codes uploaded before; sending fails when none is left (预上传)
        API_ASSIGN: Named by the caller when sending; not for WeChat channels, not for stock bundles (接口指定)
    """

    WECHATPAY = "WECHATPAY"
    UPLOAD = "UPLOAD"
    API_ASSIGN = "API_ASSIGN"
