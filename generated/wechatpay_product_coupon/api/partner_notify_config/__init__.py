"""Where a service provider receives callbacks (事件通知地址)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime import UNSET, AsyncResource, Resource

from .partner_get_notify_config import GET_NOTIFY_CONFIG
from .partner_set_notify_config import SET_NOTIFY_CONFIG

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wechatpay_runtime import RetryOption, Timeout

    from ...models import NotifyConfigSetting, SetNotifyConfigRequest

__all__ = (
    "PartnerNotifyConfig",
    "AsyncPartnerNotifyConfig",
    "BoundPartnerNotifyConfig",
    "AsyncBoundPartnerNotifyConfig",
)


class PartnerNotifyConfig(Resource):
    """Where a service provider receives callbacks (事件通知地址)"""

    checked_schema = "SetNotifyConfigRequest"

    def get(
        self,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> NotifyConfigSetting:
        """Get the callback address (获取商品券事件通知地址).

        Reads the address that receives the product coupon callbacks of the provider. The call names no brand.

        Args:
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: An address has been set.
        Rate limit: 20 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781284
        https://pay.weixin.qq.com/doc/v3/partner/4016435718
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

        Sets the address that receives the product coupon callbacks of the provider, one address for all its brands;
        brand_id in the payload tells them apart. It must be set before the first product coupon is created, and can be
        set by this call only. Setting it again replaces it.

        Args:
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The APIv3 key is set; without it no callback is sent.
        Rate limit: 20 per second and mchid.
        Repeatable: it sets what it is given.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781286
        https://pay.weixin.qq.com/doc/v3/partner/4016435719
        """
        return self._caller.call(
            SET_NOTIFY_CONFIG,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncPartnerNotifyConfig(AsyncResource):
    """Where a service provider receives callbacks (事件通知地址)"""

    checked_schema = "SetNotifyConfigRequest"

    async def get(
        self,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> NotifyConfigSetting:
        """Get the callback address (获取商品券事件通知地址).

        Reads the address that receives the product coupon callbacks of the provider. The call names no brand.

        Args:
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: An address has been set.
        Rate limit: 20 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781284
        https://pay.weixin.qq.com/doc/v3/partner/4016435718
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

        Sets the address that receives the product coupon callbacks of the provider, one address for all its brands;
        brand_id in the payload tells them apart. It must be set before the first product coupon is created, and can be
        set by this call only. Setting it again replaces it.

        Args:
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The APIv3 key is set; without it no callback is sent.
        Rate limit: 20 per second and mchid.
        Repeatable: it sets what it is given.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781286
        https://pay.weixin.qq.com/doc/v3/partner/4016435719
        """
        return await self._caller.call(
            SET_NOTIFY_CONFIG,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class BoundPartnerNotifyConfig(Resource):
    """Where a service provider receives callbacks (事件通知地址), brand_id filled in"""

    checked_schema = "SetNotifyConfigRequest"

    def get(
        self,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> NotifyConfigSetting:
        """Get the callback address (获取商品券事件通知地址).

        Reads the address that receives the product coupon callbacks of the provider. The call names no brand.

        Args:
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: An address has been set.
        Rate limit: 20 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781284
        https://pay.weixin.qq.com/doc/v3/partner/4016435718
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

        Sets the address that receives the product coupon callbacks of the provider, one address for all its brands;
        brand_id in the payload tells them apart. It must be set before the first product coupon is created, and can be
        set by this call only. Setting it again replaces it.

        Args:
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The APIv3 key is set; without it no callback is sent.
        Rate limit: 20 per second and mchid.
        Repeatable: it sets what it is given.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781286
        https://pay.weixin.qq.com/doc/v3/partner/4016435719
        """
        return self._caller.call(
            SET_NOTIFY_CONFIG,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncBoundPartnerNotifyConfig(AsyncResource):
    """Where a service provider receives callbacks (事件通知地址), brand_id filled in"""

    checked_schema = "SetNotifyConfigRequest"

    async def get(
        self,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> NotifyConfigSetting:
        """Get the callback address (获取商品券事件通知地址).

        Reads the address that receives the product coupon callbacks of the provider. The call names no brand.

        Args:
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: An address has been set.
        Rate limit: 20 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781284
        https://pay.weixin.qq.com/doc/v3/partner/4016435718
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

        Sets the address that receives the product coupon callbacks of the provider, one address for all its brands;
        brand_id in the payload tells them apart. It must be set before the first product coupon is created, and can be
        set by this call only. Setting it again replaces it.

        Args:
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The APIv3 key is set; without it no callback is sent.
        Rate limit: 20 per second and mchid.
        Repeatable: it sets what it is given.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781286
        https://pay.weixin.qq.com/doc/v3/partner/4016435719
        """
        return await self._caller.call(
            SET_NOTIFY_CONFIG,
            body=body,
            timeout=timeout,
            retry=retry,
        )
