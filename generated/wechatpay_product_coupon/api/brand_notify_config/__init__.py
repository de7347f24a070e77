"""Where a brand receives callbacks (事件通知地址)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime import UNSET, AsyncResource, Resource

from .brand_get_notify_config import GET_NOTIFY_CONFIG
from .brand_set_notify_config import SET_NOTIFY_CONFIG

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wechatpay_runtime import RetryOption, Timeout

    from ...models import NotifyConfigSetting, SetNotifyConfigRequest

__all__ = (
    "BrandNotifyConfig",
    "AsyncBrandNotifyConfig",
)


class BrandNotifyConfig(Resource):
    """Where a brand receives callbacks (事件通知地址)"""

    checked_schema = "SetNotifyConfigRequest"

    def get(
        self,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> NotifyConfigSetting:
        """Get the callback address (获取商品券事件通知地址).

        Reads the address that receives the product coupon callbacks of the brand.

        Args:
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: An address has been set.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736292
        https://pay.weixin.qq.com/doc/brand/4016427364
        """
        return self._caller.call(
            GET_NOTIFY_CONFIG,
            timeout=timeout,
            retry=retry,
        )

    def set(
        self,
        body: SetNotifyConfigRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> NotifyConfigSetting:
        """Set the callback address (设置商品券事件通知地址).

        Sets the address that receives the product coupon callbacks of the brand. It must be set before the first
        product coupon is created, and can be set by this call only. Setting it again replaces it.

        Args:
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The brand API key is set; without it no callback is sent.
        Rate limit: 20 per second and brand.
        Repeatable: it sets what it is given.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736293
        """
        return self._caller.call(
            SET_NOTIFY_CONFIG,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncBrandNotifyConfig(AsyncResource):
    """Where a brand receives callbacks (事件通知地址)"""

    checked_schema = "SetNotifyConfigRequest"

    async def get(
        self,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> NotifyConfigSetting:
        """Get the callback address (获取商品券事件通知地址).

        Reads the address that receives the product coupon callbacks of the brand.

        Args:
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: An address has been set.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736292
        https://pay.weixin.qq.com/doc/brand/4016427364
        """
        return await self._caller.call(
            GET_NOTIFY_CONFIG,
            timeout=timeout,
            retry=retry,
        )

    async def set(
        self,
        body: SetNotifyConfigRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> NotifyConfigSetting:
        """Set the callback address (设置商品券事件通知地址).

        Sets the address that receives the product coupon callbacks of the brand. It must be set before the first
        product coupon is created, and can be set by this call only. Setting it again replaces it.

        Args:
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The brand API key is set; without it no callback is sent.
        Rate limit: 20 per second and brand.
        Repeatable: it sets what it is given.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736293
        """
        return await self._caller.call(
            SET_NOTIFY_CONFIG,
            body=body,
            timeout=timeout,
            retry=retry,
        )
