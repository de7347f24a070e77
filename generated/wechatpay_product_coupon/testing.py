"""A test kit for programs that call WeChat Pay or are called by it; needs no simulator and no test framework.

::

    fake = FakeWechatPay("brand")
    reader = CallbackReader(fake.credentials)
    assert reader.read(*fake.callback()).known
    for name, callback in fake.refused().items():
        ...  # POST each to your program: it has to answer 4xx or 5xx
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import testing as _kit
from wechatpay_runtime.testing import Callback

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wechatpay_runtime import Side

__all__ = ("Callback", "FakeWechatPay")


class FakeWechatPay(_kit.FakeWechatPay):
    """WeChat Pay for one brand or one service provider, with throw-away keys and the examples of the contract.

    Methods are those of `wechatpay_runtime.testing.FakeWechatPay`.
    """

    _examples: ClassVar[Mapping[Side, Mapping[str, Mapping[str, Any]]]] = {
        "brand": {
            "PRODUCT_COUPON.SEND": {
                "coupon_code": "1227944959000000911017",
                "product_coupon_id": "1000932014",
                "stock_id": "1000932014001",
                "appid": "wx233544546545989",
                "openid": "oh-394z-6CGkNoJrsDLTTUKiAnp4",
                "unionid": "oOuyajgxj0oVwjocSoQm6mp7PGKw",
                "receive_time": "2025-05-20T13:29:35.120+08:00",
                "send_request_no": "SEND120395730984",
                "send_channel": "API",
                "valid_begin_time": "2025-05-20T13:29:35.120+08:00",
                "valid_end_time": "2025-05-25T23:59:59.000+08:00",
                "phone_number": "13212345678",
                "country_code": "86",
                "attach": "brand_custom_attach",
            },
            "PRODUCT_COUPON.IMAGE_GENERATION": {
                "task_id": "image_generation_task_1",
                "image_generation_type": "COMBINE_IMAGE",
                "task_state": "SUCCESS",
                "combine_image_result": {"image_url": "https://wxpaylogo.qpic.cn/wxpaylogo/example.jpg"},
            },
        },
        "partner": {
            "PRODUCT_COUPON_SP.SEND": {
                "brand_id": "120344",
                "coupon_code": "1227944959000000911017",
                "product_coupon_id": "1000932014",
                "stock_id": "1000932014001",
                "appid": "wx233544546545989",
                "openid": "oh-394z-6CGkNoJrsDLTTUKiAnp4",
                "unionid": "oOuyajgxj0oVwjocSoQm6mp7PGKw",
                "receive_time": "2025-05-20T13:29:35.120+08:00",
                "send_request_no": "SEND120395730984",
                "send_channel": "API",
                "valid_begin_time": "2025-05-20T13:29:35.120+08:00",
                "valid_end_time": "2025-05-25T23:59:59.000+08:00",
                "phone_number": "13212345678",
                "country_code": "86",
                "attach": "brand_custom_attach",
            },
            "PRODUCT_COUPON_SP.IMAGE_GENERATION": {
                "task_id": "image_generation_task_1",
                "image_generation_type": "COMBINE_IMAGE",
                "task_state": "SUCCESS",
                "combine_image_result": {"image_url": "https://wxpaylogo.qpic.cn/wxpaylogo/example.jpg"},
                "brand_id": "120344",
            },
            "DELIVERY_PLAN.CHANGE": {
                "plan_id": "7000",
                "plan_state": "CREATED",
                "audit_state": "PASSED",
                "change_reason": "审核通过",
                "modify_time": "2025-05-20T13:29:35.120+08:00",
            },
        },
    }
