from wechatpay_runtime import OpenEnum


class CallbackResourceType(OpenEnum):
    """Kind of the resource of a callback (通知数据类型).

    Values:
        encrypt-resource: An encrypted JSON object (加密资源)
    """

    ENCRYPT_RESOURCE = "encrypt-resource"
