from wechatpay_runtime import OpenEnum


class ImageGenerationType(OpenEnum):
    """What an image generation task makes (图片生成类型).

    Values:
        COMBINE_IMAGE: Composes a head image from elements of the brand and the offer, for coupons of scope ALL (拼图)
        CUT_OUT: Removes the background of a product picture, for coupons of selected goods (抠图)
    """

    COMBINE_IMAGE = "COMBINE_IMAGE"
    CUT_OUT = "CUT_OUT"
