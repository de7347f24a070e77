"""Stocks of a brand's product coupon (批次)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime import UNSET, AsyncResource, Resource, async_pages, pages

from .brand_associate_stock_stores import ASSOCIATE_STOCK_STORES
from .brand_create_stock import CREATE_STOCK
from .brand_deactivate_stock import DEACTIVATE_STOCK
from .brand_disassociate_stock_stores import DISASSOCIATE_STOCK_STORES
from .brand_get_stock import GET_STOCK
from .brand_list_stock_stores import LIST_STOCK_STORES
from .brand_list_stocks import LIST_STOCKS
from .brand_update_stock import UPDATE_STOCK
from .brand_update_stock_budget import UPDATE_STOCK_BUDGET
from .brand_upload_coupon_codes import UPLOAD_COUPON_CODES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from typing import Any

    from wechatpay_runtime import RetryOption, Timeout

    from ...models import (
        CreateStockRequest,
        DeactivateRequest,
        ListAssociatedStoresResponse,
        ListStocksResponse,
        Stock,
        StockState,
        StoreInfo,
        StoreListRequest,
        StoreListResult,
        UpdateBudgetRequest,
        UpdateStockRequest,
        UploadCouponCodesRequest,
        UploadCouponCodesResponse,
    )
    from ...types import Unset

__all__ = (
    "BrandStocks",
    "AsyncBrandStocks",
)


class BrandStocks(Resource):
    """Stocks of a brand's product coupon (批次)"""

    checked_schema = "UploadCouponCodesRequest"

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
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: coupon_code_mode of the stock is UPLOAD.
        Needs: The stock is neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736400
        """
        return self._caller.call(
            UPLOAD_COUPON_CODES,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def list(
        self,
        product_coupon_id: str,
        *,
        state: StockState | Unset = UNSET,
        stock_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ListStocksResponse:
        """List stocks (查询商品券批次列表).

        Lists the stocks of a product coupon, those of its bundles included, page by page. total_count comes with the
        first page only; the last page has no next_page_token.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            state (批次状态): Lists only stocks in this state; all states when omitted (optional).
            stock_bundle_id (批次组ID): Lists only the stocks of this bundle (optional).
            page_size (分页大小): Stocks per page, at most 50; 20 when omitted (1 to 50; optional).
            page_token (分页Token): The next_page_token of the page before; left out for the first page (optional).
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The product coupon exists and belongs to the brand.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016427459
        https://pay.weixin.qq.com/doc/brand/4015736384
        """
        return self._caller.call(
            LIST_STOCKS,
            product_coupon_id,
            query=(
                ("state", state),
                ("stock_bundle_id", stock_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )

    def list_all(
        self,
        product_coupon_id: str,
        *,
        state: StockState | Unset = UNSET,
        stock_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Iterator[Stock]:
        """Walk all pages of `list`, from the position given; each page is asked for when it is needed.

        Arguments and errors are those of `list`.
        """
        return pages(
            self._caller,
            LIST_STOCKS,
            product_coupon_id,
            query=(
                ("state", state),
                ("stock_bundle_id", stock_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )

    def create(
        self,
        product_coupon_id: str,
        body: CreateStockRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Stock:
        """Add a stock (添加商品券批次).

        Adds another stock to a product coupon; multi-use coupons get stock bundles instead. A coupon may have 200
        stocks in effect, not counting those that are deactivated or over. After an unknown outcome repeat the call with
        the same out_request_no and body: it is answered with 200 or with ALREADY_EXISTS, and either means that the
        stock exists.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The product coupon is EFFECTIVE.
        Needs: usage_mode of the product coupon is SINGLE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736342
        """
        return self._caller.call(
            CREATE_STOCK,
            product_coupon_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def get(
        self,
        product_coupon_id: str,
        stock_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Stock:
        """Get a stock (查询商品券批次详情).

        Reads a stock of a product coupon: its limits, how many coupons were given out, its codes and its state.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock exists and belongs to the product coupon.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016427475
        """
        return self._caller.call(
            GET_STOCK,
            product_coupon_id,
            stock_id,
            timeout=timeout,
            retry=retry,
        )

    def update(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: UpdateStockRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Stock:
        """Update a stock (修改商品券批次).

        Changes the remark, the display, the callback AppID or the store scope of a stock. Send store_scope always: left
        out it becomes NONE. A change may be reviewed, and until that is done another one is refused. Coupons given out
        before keep their display. Stocks of a bundle are changed through the bundle.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is SENDING or PAUSED.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736391
        """
        return self._caller.call(
            UPDATE_STOCK,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def update_budget(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: UpdateBudgetRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Stock:
        """Update the budget of a stock (修改商品券批次发放预算).

        Changes the total or the daily limit of a stock, one per call. current_* must be the limit in force, so read the
        stock first; an outdated value is refused. After raising the total wait about 10 minutes before uploading more
        codes; lowering it below the number of uploaded codes loses none of them. Stocks of a bundle are changed through
        the bundle.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is SENDING or PAUSED.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736398
        """
        return self._caller.call(
            UPDATE_STOCK_BUDGET,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def deactivate(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: DeactivateRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Stock:
        """Deactivate a stock (失效商品券批次).

        Deactivates one stock for good; the product coupon and its other stocks go on, and coupons already given out
        stay usable. Stocks of a bundle end only with the product coupon.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is SENDING or PAUSED.
        Needs: The stock does not belong to a bundle.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736352
        """
        return self._caller.call(
            DEACTIVATE_STOCK,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def associate_stores(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: StoreListRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StoreListResult:
        """Associate stores with a stock (批次关联门店).

        Adds stores to those in which coupons of a stock can be used; further calls add to the set. Status 200 may come
        with stores that were refused: read failed_store_list. Only stores that are open are shown to users.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: store_scope of the stock is SPECIFIC.
        Needs: The stock is neither deactivated nor over.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736339
        """
        return self._caller.call(
            ASSOCIATE_STOCK_STORES,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def disassociate_stores(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: StoreListRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StoreListResult:
        """Disassociate stores from a stock (批次取消关联门店).

        Takes stores away from those in which coupons of a stock can be used. Status 200 may come with stores that were
        refused: read failed_store_list.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: store_scope of the stock is SPECIFIC.
        Needs: The stock is neither deactivated nor over.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736372
        """
        return self._caller.call(
            DISASSOCIATE_STOCK_STORES,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def list_associated_stores(
        self,
        product_coupon_id: str,
        stock_id: str,
        *,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ListAssociatedStoresResponse:
        """List the stores of a stock (查询批次关联门店列表).

        Lists the stores associated with a stock, page by page; a stock of a bundle can be named too. total_count comes
        with the first page only; the last page has no next_page_token.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            page_size (分页大小): Stores per page, at most 200; 20 when omitted (1 to 200; optional).
            page_token (分页Token): The next_page_token of the page before; left out for the first page (optional).
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: store_scope of the stock is SPECIFIC.
        Needs: The stock is neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736379
        """
        return self._caller.call(
            LIST_STOCK_STORES,
            product_coupon_id,
            stock_id,
            query=(
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )

    def list_associated_stores_all(
        self,
        product_coupon_id: str,
        stock_id: str,
        *,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Iterator[StoreInfo]:
        """Walk all pages of `list_associated_stores`, from the position given; each page is asked for when it is needed.

        Arguments and errors are those of `list_associated_stores`.
        """
        return pages(
            self._caller,
            LIST_STOCK_STORES,
            product_coupon_id,
            stock_id,
            query=(
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )


class AsyncBrandStocks(AsyncResource):
    """Stocks of a brand's product coupon (批次)"""

    checked_schema = "UploadCouponCodesRequest"

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
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: coupon_code_mode of the stock is UPLOAD.
        Needs: The stock is neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736400
        """
        return await self._caller.call(
            UPLOAD_COUPON_CODES,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def list(
        self,
        product_coupon_id: str,
        *,
        state: StockState | Unset = UNSET,
        stock_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ListStocksResponse:
        """List stocks (查询商品券批次列表).

        Lists the stocks of a product coupon, those of its bundles included, page by page. total_count comes with the
        first page only; the last page has no next_page_token.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            state (批次状态): Lists only stocks in this state; all states when omitted (optional).
            stock_bundle_id (批次组ID): Lists only the stocks of this bundle (optional).
            page_size (分页大小): Stocks per page, at most 50; 20 when omitted (1 to 50; optional).
            page_token (分页Token): The next_page_token of the page before; left out for the first page (optional).
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The product coupon exists and belongs to the brand.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016427459
        https://pay.weixin.qq.com/doc/brand/4015736384
        """
        return await self._caller.call(
            LIST_STOCKS,
            product_coupon_id,
            query=(
                ("state", state),
                ("stock_bundle_id", stock_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )

    def list_all(
        self,
        product_coupon_id: str,
        *,
        state: StockState | Unset = UNSET,
        stock_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> AsyncIterator[Stock]:
        """Walk all pages of `list`, from the position given; each page is asked for when it is needed.

        Arguments and errors are those of `list`.
        """
        return async_pages(
            self._caller,
            LIST_STOCKS,
            product_coupon_id,
            query=(
                ("state", state),
                ("stock_bundle_id", stock_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def create(
        self,
        product_coupon_id: str,
        body: CreateStockRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Stock:
        """Add a stock (添加商品券批次).

        Adds another stock to a product coupon; multi-use coupons get stock bundles instead. A coupon may have 200
        stocks in effect, not counting those that are deactivated or over. After an unknown outcome repeat the call with
        the same out_request_no and body: it is answered with 200 or with ALREADY_EXISTS, and either means that the
        stock exists.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The product coupon is EFFECTIVE.
        Needs: usage_mode of the product coupon is SINGLE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736342
        """
        return await self._caller.call(
            CREATE_STOCK,
            product_coupon_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def get(
        self,
        product_coupon_id: str,
        stock_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Stock:
        """Get a stock (查询商品券批次详情).

        Reads a stock of a product coupon: its limits, how many coupons were given out, its codes and its state.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock exists and belongs to the product coupon.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016427475
        """
        return await self._caller.call(
            GET_STOCK,
            product_coupon_id,
            stock_id,
            timeout=timeout,
            retry=retry,
        )

    async def update(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: UpdateStockRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Stock:
        """Update a stock (修改商品券批次).

        Changes the remark, the display, the callback AppID or the store scope of a stock. Send store_scope always: left
        out it becomes NONE. A change may be reviewed, and until that is done another one is refused. Coupons given out
        before keep their display. Stocks of a bundle are changed through the bundle.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is SENDING or PAUSED.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736391
        """
        return await self._caller.call(
            UPDATE_STOCK,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def update_budget(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: UpdateBudgetRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Stock:
        """Update the budget of a stock (修改商品券批次发放预算).

        Changes the total or the daily limit of a stock, one per call. current_* must be the limit in force, so read the
        stock first; an outdated value is refused. After raising the total wait about 10 minutes before uploading more
        codes; lowering it below the number of uploaded codes loses none of them. Stocks of a bundle are changed through
        the bundle.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is SENDING or PAUSED.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736398
        """
        return await self._caller.call(
            UPDATE_STOCK_BUDGET,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def deactivate(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: DeactivateRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Stock:
        """Deactivate a stock (失效商品券批次).

        Deactivates one stock for good; the product coupon and its other stocks go on, and coupons already given out
        stay usable. Stocks of a bundle end only with the product coupon.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is SENDING or PAUSED.
        Needs: The stock does not belong to a bundle.
        Rate limit: 20 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736352
        """
        return await self._caller.call(
            DEACTIVATE_STOCK,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def associate_stores(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: StoreListRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StoreListResult:
        """Associate stores with a stock (批次关联门店).

        Adds stores to those in which coupons of a stock can be used; further calls add to the set. Status 200 may come
        with stores that were refused: read failed_store_list. Only stores that are open are shown to users.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: store_scope of the stock is SPECIFIC.
        Needs: The stock is neither deactivated nor over.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736339
        """
        return await self._caller.call(
            ASSOCIATE_STOCK_STORES,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def disassociate_stores(
        self,
        product_coupon_id: str,
        stock_id: str,
        body: StoreListRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> StoreListResult:
        """Disassociate stores from a stock (批次取消关联门店).

        Takes stores away from those in which coupons of a stock can be used. Status 200 may come with stores that were
        refused: read failed_store_list.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: store_scope of the stock is SPECIFIC.
        Needs: The stock is neither deactivated nor over.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736372
        """
        return await self._caller.call(
            DISASSOCIATE_STOCK_STORES,
            product_coupon_id,
            stock_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def list_associated_stores(
        self,
        product_coupon_id: str,
        stock_id: str,
        *,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ListAssociatedStoresResponse:
        """List the stores of a stock (查询批次关联门店列表).

        Lists the stores associated with a stock, page by page; a stock of a bundle can be named too. total_count comes
        with the first page only; the last page has no next_page_token.

        Args:
            product_coupon_id (商品券ID): Id of the product coupon, from the answer that created it (at most 40
                characters).
            stock_id (批次ID): Id of the stock; it must belong to the product coupon of the request.
            page_size (分页大小): Stores per page, at most 200; 20 when omitted (1 to 200; optional).
            page_token (分页Token): The next_page_token of the page before; left out for the first page (optional).
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: store_scope of the stock is SPECIFIC.
        Needs: The stock is neither deactivated nor over.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736379
        """
        return await self._caller.call(
            LIST_STOCK_STORES,
            product_coupon_id,
            stock_id,
            query=(
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )

    def list_associated_stores_all(
        self,
        product_coupon_id: str,
        stock_id: str,
        *,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> AsyncIterator[StoreInfo]:
        """Walk all pages of `list_associated_stores`, from the position given; each page is asked for when it is needed.

        Arguments and errors are those of `list_associated_stores`.
        """
        return async_pages(
            self._caller,
            LIST_STOCK_STORES,
            product_coupon_id,
            stock_id,
            query=(
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )
