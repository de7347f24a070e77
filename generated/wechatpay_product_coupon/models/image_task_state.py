from wechatpay_runtime import OpenEnum


class ImageTaskState(OpenEnum):
    """State of an image generation task (任务状态).

    Values:
        PROCESSING: Being made (处理中)
        FAIL: Failed, no picture was made (失败)
        SUCCESS: Done, the picture is ready (成功)
    """

    PROCESSING = "PROCESSING"
    FAIL = "FAIL"
    SUCCESS = "SUCCESS"
