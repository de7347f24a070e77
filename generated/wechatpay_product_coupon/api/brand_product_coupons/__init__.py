"""Product coupons of a brand (商品券)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime import UNSET, AsyncResource, Resource

from .brand_create_product_coupon import CREATE_PRODUCT_COUPON
from .brand_deactivate_product_coupon import DEACTIVATE_PRODUCT_COUPON
from .brand_get_product_coupon import GET_PRODUCT_COUPON
from .brand_update_product_coupon import UPDATE_PRODUCT_COUPON

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wechatpay_runtime import RetryOption, Timeout

    from ...models import (
        CreateProductCouponRequest,
        CreateProductCouponResponse,
        DeactivateRequest,
        ProductCoupon,
        UpdateProductCouponRequest,
    )

__all__ = (
    "BrandProductCoupons",
    "AsyncBrandProductCoupons",
)


class BrandProductCoupons(Resource):
    """Product coupons of a brand (商品券)"""

    checked_schema = "CreateProductCouponRequest"

    def create(
        self,
        body: CreateProductCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> CreateProductCouponResponse:
        """Create a product coupon (创建商品券).

        Creates a product coupon together with its first stock, or with its first stock bundle for usage_mode
        PROGRESSIVE_BUNDLE. The review is automatic and takes a moment; the answer may already show EFFECTIVE and
        SENDING. Offer, validity, type, scope and usage_mode can never be changed. After an unknown outcome repeat the
        call with the same out_request_no and body: it is answered with 200 or with ALREADY_EXISTS, and either means
        that the coupon exists.

        Args:
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The notify address was set before (set_notify_config).
        Needs: Every AppID in the body is bound to the brand.
        Needs: Every picture address comes from the image upload.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED,
        500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736297
        https://pay.weixin.qq.com/doc/brand/4016427368
        """
        return self._caller.call(
            CREATE_PRODUCT_COUPON,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def get(
        self,
        product_coupon_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ProductCoupon:
        """Get a product coupon (查询商品券).

        Reads a product coupon of the brand. Stocks are not part of the answer, list them separately.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The product coupon exists and belongs to the brand.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 404 NOT_FOUND, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736321
        https://pay.weixin.qq.com/doc/brand/4016427370
        """
        return self._caller.call(
            GET_PRODUCT_COUPON,
            product_coupon_id,
            timeout=timeout,
            retry=retry,
        )

    def update(
        self,
        product_coupon_id: str,
        body: UpdateProductCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ProductCoupon:
        """Update a product coupon (修改商品券).

        Changes how a product coupon is shown; display_info is replaced as a whole and nothing else of a coupon can ever
        be changed. Coupons given out before keep their display.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The product coupon is EFFECTIVE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736325
        """
        return self._caller.call(
            UPDATE_PRODUCT_COUPON,
            product_coupon_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def deactivate(
        self,
        product_coupon_id: str,
        body: DeactivateRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ProductCoupon:
        """Deactivate a product coupon (失效商品券).

        Deactivates a product coupon for good, and with it all its stocks, channels and campaigns. Coupons already given
        out stay usable. It is the only way to end the stocks of a bundle.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The product coupon is EFFECTIVE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736315
        """
        return self._caller.call(
            DEACTIVATE_PRODUCT_COUPON,
            product_coupon_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncBrandProductCoupons(AsyncResource):
    """Product coupons of a brand (商品券)"""

    checked_schema = "CreateProductCouponRequest"

    async def create(
        self,
        body: CreateProductCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> CreateProductCouponResponse:
        """Create a product coupon (创建商品券).

        Creates a product coupon together with its first stock, or with its first stock bundle for usage_mode
        PROGRESSIVE_BUNDLE. The review is automatic and takes a moment; the answer may already show EFFECTIVE and
        SENDING. Offer, validity, type, scope and usage_mode can never be changed. After an unknown outcome repeat the
        call with the same out_request_no and body: it is answered with 200 or with ALREADY_EXISTS, and either means
        that the coupon exists.

        Args:
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The notify address was set before (set_notify_config).
        Needs: Every AppID in the body is bound to the brand.
        Needs: Every picture address comes from the image upload.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED,
        500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736297
        https://pay.weixin.qq.com/doc/brand/4016427368
        """
        return await self._caller.call(
            CREATE_PRODUCT_COUPON,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def get(
        self,
        product_coupon_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ProductCoupon:
        """Get a product coupon (查询商品券).

        Reads a product coupon of the brand. Stocks are not part of the answer, list them separately.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The product coupon exists and belongs to the brand.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 404 NOT_FOUND, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736321
        https://pay.weixin.qq.com/doc/brand/4016427370
        """
        return await self._caller.call(
            GET_PRODUCT_COUPON,
            product_coupon_id,
            timeout=timeout,
            retry=retry,
        )

    async def update(
        self,
        product_coupon_id: str,
        body: UpdateProductCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ProductCoupon:
        """Update a product coupon (修改商品券).

        Changes how a product coupon is shown; display_info is replaced as a whole and nothing else of a coupon can ever
        be changed. Coupons given out before keep their display.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The product coupon is EFFECTIVE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736325
        """
        return await self._caller.call(
            UPDATE_PRODUCT_COUPON,
            product_coupon_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def deactivate(
        self,
        product_coupon_id: str,
        body: DeactivateRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ProductCoupon:
        """Deactivate a product coupon (失效商品券).

        Deactivates a product coupon for good, and with it all its stocks, channels and campaigns. Coupons already given
        out stay usable. It is the only way to end the stocks of a bundle.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The product coupon is EFFECTIVE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736315
        """
        return await self._caller.call(
            DEACTIVATE_PRODUCT_COUPON,
            product_coupon_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )
