"""Stocks managed by a service provider (批次)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime import UNSET, AsyncResource, Resource

from .partner_upload_coupon_codes import UPLOAD_COUPON_CODES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wechatpay_runtime import RetryOption, Timeout

    from ...models import (
        PartnerUploadCouponCodesRequest,
        UploadCouponCodesRequest,
        UploadCouponCodesResponse,
    )

__all__ = (
    "PartnerStocks",
    "AsyncPartnerStocks",
    "BoundPartnerStocks",
    "AsyncBoundPartnerStocks",
)


class PartnerStocks(Resource):
    """Stocks managed by a service provider (批次)"""

    def upload_coupon_codes(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: PartnerUploadCouponCodesRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> UploadCouponCodesResponse:
        """Upload coupon codes (预上传券Code).

        Uploads codes that a stock with coupon_code_mode UPLOAD hands out later. Status 200 may come with codes that
        were refused, repeated or known before: read the lists of the answer. For a stock bundle call it once per stock.
        A new stock takes codes about 5 minutes after its creation; a raised budget counts about 10 minutes later.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: coupon_code_mode of the stock is UPLOAD.
        Needs: The stock is neither deactivated nor over.
        Rate limit: 20 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781572
        https://pay.weixin.qq.com/doc/v3/partner/4016434668
        """
        return self._caller.call(
            UPLOAD_COUPON_CODES,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncPartnerStocks(AsyncResource):
    """Stocks managed by a service provider (批次)"""

    async def upload_coupon_codes(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: PartnerUploadCouponCodesRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> UploadCouponCodesResponse:
        """Upload coupon codes (预上传券Code).

        Uploads codes that a stock with coupon_code_mode UPLOAD hands out later. Status 200 may come with codes that
        were refused, repeated or known before: read the lists of the answer. For a stock bundle call it once per stock.
        A new stock takes codes about 5 minutes after its creation; a raised budget counts about 10 minutes later.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: coupon_code_mode of the stock is UPLOAD.
        Needs: The stock is neither deactivated nor over.
        Rate limit: 20 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781572
        https://pay.weixin.qq.com/doc/v3/partner/4016434668
        """
        return await self._caller.call(
            UPLOAD_COUPON_CODES,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class BoundPartnerStocks(Resource):
    """Stocks managed by a service provider (批次), brand_id filled in"""

    def upload_coupon_codes(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: UploadCouponCodesRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> UploadCouponCodesResponse:
        """Upload coupon codes (预上传券Code).

        Uploads codes that a stock with coupon_code_mode UPLOAD hands out later. Status 200 may come with codes that
        were refused, repeated or known before: read the lists of the answer. For a stock bundle call it once per stock.
        A new stock takes codes about 5 minutes after its creation; a raised budget counts about 10 minutes later.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: coupon_code_mode of the stock is UPLOAD.
        Needs: The stock is neither deactivated nor over.
        Rate limit: 20 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781572
        https://pay.weixin.qq.com/doc/v3/partner/4016434668
        """
        return self._caller.call(
            UPLOAD_COUPON_CODES,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncBoundPartnerStocks(AsyncResource):
    """Stocks managed by a service provider (批次), brand_id filled in"""

    async def upload_coupon_codes(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: UploadCouponCodesRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> UploadCouponCodesResponse:
        """Upload coupon codes (预上传券Code).

        Uploads codes that a stock with coupon_code_mode UPLOAD hands out later. Status 200 may come with codes that
        were refused, repeated or known before: read the lists of the answer. For a stock bundle call it once per stock.
        A new stock takes codes about 5 minutes after its creation; a raised budget counts about 10 minutes later.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: coupon_code_mode of the stock is UPLOAD.
        Needs: The stock is neither deactivated nor over.
        Rate limit: 20 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781572
        https://pay.weixin.qq.com/doc/v3/partner/4016434668
        """
        return await self._caller.call(
            UPLOAD_COUPON_CODES,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )
