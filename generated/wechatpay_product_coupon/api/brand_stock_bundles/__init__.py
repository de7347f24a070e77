"""Stock bundles of a brand's multi-use coupon (批次组)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime import UNSET, AsyncResource, Resource

from .brand_associate_stock_bundle_stores import ASSOCIATE_STOCK_BUNDLE_STORES
from .brand_create_stock_bundle import CREATE_STOCK_BUNDLE
from .brand_disassociate_stock_bundle_stores import DISASSOCIATE_STOCK_BUNDLE_STORES
from .brand_update_stock_bundle import UPDATE_STOCK_BUNDLE
from .brand_update_stock_bundle_budget import UPDATE_STOCK_BUNDLE_BUDGET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wechatpay_runtime import RetryOption, Timeout

    from ...models import (
        CreateStockBundleRequest,
        StockBundle,
        StoreListRequest,
        StoreListResult,
        UpdateBudgetRequest,
        UpdateStockBundleRequest,
    )

__all__ = (
    "BrandStockBundles",
    "AsyncBrandStockBundles",
)


class BrandStockBundles(Resource):
    """Stock bundles of a brand's multi-use coupon (批次组)"""

    checked_schema = "CreateStockBundleRequest"

    def create(
        self,
        product_coupon_id: str,
        body: CreateStockBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StockBundle:
        """Add a stock bundle (添加商品券批次组).

        Adds a stock bundle to a multi-use product coupon; one stock per round is created from it, in the order of the
        rule list. After an unknown outcome repeat the call with the same out_request_no and body: it is answered with
        200 or with ALREADY_EXISTS, and either means that the bundle exists.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016279732
        """
        return self._caller.call(
            CREATE_STOCK_BUNDLE,
            product_coupon_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def update(
        self,
        product_coupon_id: str,
        stock_bundle_id: str,
        body: UpdateStockBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StockBundle:
        """Update a stock bundle (修改商品券批次组).

        Changes the remark, the display, the callback AppID or the store scope of every stock of a bundle. Send
        store_scope always: left out it becomes NONE. Coupons given out before keep their display.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_bundle_id (批次组ID): Id of the stock bundle; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: The stocks of the bundle are neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016279735
        """
        return self._caller.call(
            UPDATE_STOCK_BUNDLE,
            product_coupon_id,
            stock_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def update_budget(
        self,
        product_coupon_id: str,
        stock_bundle_id: str,
        body: UpdateBudgetRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StockBundle:
        """Update the budget of a stock bundle (修改商品券批次组发放预算).

        Changes the total or the daily limit of a bundle, one per call, in all its stocks; only the first stock has a
        daily limit. current_* must be the limit in force, so read the first stock before; an outdated value is refused.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_bundle_id (批次组ID): Id of the stock bundle; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: The stocks of the bundle are neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016279740
        """
        return self._caller.call(
            UPDATE_STOCK_BUNDLE_BUDGET,
            product_coupon_id,
            stock_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def associate_stores(
        self,
        product_coupon_id: str,
        stock_bundle_id: str,
        body: StoreListRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StoreListResult:
        """Associate stores with a stock bundle (批次组批量关联门店).

        Adds stores to every stock of a bundle; further calls add to the set. Status 200 may come with stores that were
        refused: read failed_store_list. The stores are listed per stock.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_bundle_id (批次组ID): Id of the stock bundle; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: store_scope of the stocks is SPECIFIC.
        Needs: The stocks of the bundle are neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016279709
        """
        return self._caller.call(
            ASSOCIATE_STOCK_BUNDLE_STORES,
            product_coupon_id,
            stock_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def disassociate_stores(
        self,
        product_coupon_id: str,
        stock_bundle_id: str,
        body: StoreListRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StoreListResult:
        """Disassociate stores from a stock bundle (批次组批量取消关联门店).

        Takes stores away from every stock of a bundle. Status 200 may come with stores that were refused: read
        failed_store_list.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_bundle_id (批次组ID): Id of the stock bundle; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: store_scope of the stocks is SPECIFIC.
        Needs: The stocks of the bundle are neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016279734
        """
        return self._caller.call(
            DISASSOCIATE_STOCK_BUNDLE_STORES,
            product_coupon_id,
            stock_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncBrandStockBundles(AsyncResource):
    """Stock bundles of a brand's multi-use coupon (批次组)"""

    checked_schema = "CreateStockBundleRequest"

    async def create(
        self,
        product_coupon_id: str,
        body: CreateStockBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StockBundle:
        """Add a stock bundle (添加商品券批次组).

        Adds a stock bundle to a multi-use product coupon; one stock per round is created from it, in the order of the
        rule list. After an unknown outcome repeat the call with the same out_request_no and body: it is answered with
        200 or with ALREADY_EXISTS, and either means that the bundle exists.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016279732
        """
        return await self._caller.call(
            CREATE_STOCK_BUNDLE,
            product_coupon_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def update(
        self,
        product_coupon_id: str,
        stock_bundle_id: str,
        body: UpdateStockBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StockBundle:
        """Update a stock bundle (修改商品券批次组).

        Changes the remark, the display, the callback AppID or the store scope of every stock of a bundle. Send
        store_scope always: left out it becomes NONE. Coupons given out before keep their display.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_bundle_id (批次组ID): Id of the stock bundle; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: The stocks of the bundle are neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016279735
        """
        return await self._caller.call(
            UPDATE_STOCK_BUNDLE,
            product_coupon_id,
            stock_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def update_budget(
        self,
        product_coupon_id: str,
        stock_bundle_id: str,
        body: UpdateBudgetRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StockBundle:
        """Update the budget of a stock bundle (修改商品券批次组发放预算).

        Changes the total or the daily limit of a bundle, one per call, in all its stocks; only the first stock has a
        daily limit. current_* must be the limit in force, so read the first stock before; an outdated value is refused.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_bundle_id (批次组ID): Id of the stock bundle; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: The stocks of the bundle are neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016279740
        """
        return await self._caller.call(
            UPDATE_STOCK_BUNDLE_BUDGET,
            product_coupon_id,
            stock_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def associate_stores(
        self,
        product_coupon_id: str,
        stock_bundle_id: str,
        body: StoreListRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StoreListResult:
        """Associate stores with a stock bundle (批次组批量关联门店).

        Adds stores to every stock of a bundle; further calls add to the set. Status 200 may come with stores that were
        refused: read failed_store_list. The stores are listed per stock.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_bundle_id (批次组ID): Id of the stock bundle; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: store_scope of the stocks is SPECIFIC.
        Needs: The stocks of the bundle are neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016279709
        """
        return await self._caller.call(
            ASSOCIATE_STOCK_BUNDLE_STORES,
            product_coupon_id,
            stock_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def disassociate_stores(
        self,
        product_coupon_id: str,
        stock_bundle_id: str,
        body: StoreListRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StoreListResult:
        """Disassociate stores from a stock bundle (批次组批量取消关联门店).

        Takes stores away from every stock of a bundle. Status 200 may come with stores that were refused: read
        failed_store_list.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_bundle_id (批次组ID): Id of the stock bundle; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: store_scope of the stocks is SPECIFIC.
        Needs: The stocks of the bundle are neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016279734
        """
        return await self._caller.call(
            DISASSOCIATE_STOCK_BUNDLE_STORES,
            product_coupon_id,
            stock_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )
