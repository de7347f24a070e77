from wechatpay_runtime import OpenEnum


class CodeDisplayMode(OpenEnum):
    """How the code of a coupon is shown to the user (用户商品券Code展示模式).

    Values:
        INVISIBLE: Not shown (不展示)
        BARCODE: As a bar code (一维码)
        QRCODE: As a QR code (二维码)
    """

    INVISIBLE = "INVISIBLE"
    BARCODE = "BARCODE"
    QRCODE = "QRCODE"
