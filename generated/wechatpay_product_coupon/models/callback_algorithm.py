from wechatpay_runtime import OpenEnum


class CallbackAlgorithm(OpenEnum):
    """How the payload of a callback is encrypted (加密算法类型).

    Values:
        AEAD_AES_256_GCM: AES-256 in GCM mode (AES-256-GCM)
    """

    AEAD_AES_256_GCM = "AEAD_AES_256_GCM"
