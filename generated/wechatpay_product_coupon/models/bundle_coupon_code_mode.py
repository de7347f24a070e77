from wechatpay_runtime import OpenEnum


class BundleCouponCodeMode(OpenEnum):
    """Where the codes of the coupons of a stock bundle come from; API_ASSIGN is not offered for bundles (券Code分配模式).

    Values:
        WECHATPAY: A random code of at most 40 characters, made by WeChat Pay (微信支付随机生成)
        UPLOAD: Drawn at random from codes uploaded before; sending fails when none is left (预上传)
    """

    WECHATPAY = "WECHATPAY"
    UPLOAD = "UPLOAD"
