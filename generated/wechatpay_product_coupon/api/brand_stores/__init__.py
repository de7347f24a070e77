"""Stores of a brand (品牌门店)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime import UNSET, AsyncResource, Resource, async_pages, pages

from .brand_bind_store_recipient import BIND_STORE_RECIPIENT
from .brand_close_store import CLOSE_STORE
from .brand_create_store import CREATE_STORE
from .brand_delete_store import DELETE_STORE
from .brand_get_store import GET_STORE
from .brand_list_stores import LIST_STORES
from .brand_resume_store import RESUME_STORE
from .brand_unbind_store_recipient import UNBIND_STORE_RECIPIENT
from .brand_update_store import UPDATE_STORE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from typing import Any

    from wechatpay_runtime import RetryOption, Timeout

    from ...models import (
        BindRecipientRequest,
        BindRecipientResponse,
        BrandStore,
        BrandStoreState,
        BrandStoreStateResult,
        CreateBrandStoreRequest,
        ListBrandStoresResponse,
        UnbindRecipientRequest,
        UnbindRecipientResponse,
        UpdateBrandStoreRequest,
    )
    from ...types import Unset

__all__ = (
    "BrandStores",
    "AsyncBrandStores",
)


class BrandStores(Resource):
    """Stores of a brand (品牌门店)"""

    checked_schema = "CreateBrandStoreRequest"

    def list(
        self,
        *,
        store_state: BrandStoreState | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ListBrandStoresResponse:
        """List stores (查询品牌门店列表).

        Lists the stores of the brand, all of them or those in one state. It is paged by offset and limit, unlike the
        lists of coupons.

        Args:
            store_state (门店状态): Lists only stores in this state; stores in every state when left out (optional).
            offset (分页起始位置): Number of stores to skip, 0 when left out (at least 0; optional).
            limit (分页条数): Greatest number of stores to return, 20 when left out (1 to 200; optional).
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016756646
        """
        return self._caller.call(
            LIST_STORES,
            query=(
                ("store_state", store_state),
                ("offset", offset),
                ("limit", limit),
            ),
            timeout=timeout,
            retry=retry,
        )

    def list_all(
        self,
        *,
        store_state: BrandStoreState | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Iterator[BrandStore]:
        """Walk all pages of `list`, from the position given; each page is asked for when it is needed.

        Arguments and errors are those of `list`.
        """
        return pages(
            self._caller,
            LIST_STORES,
            query=(
                ("store_state", store_state),
                ("offset", offset),
                ("limit", limit),
            ),
            timeout=timeout,
            retry=retry,
        )

    def create(
        self,
        body: CreateBrandStoreRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BrandStore:
        """Create a store (创建品牌门店).

        Creates a store of the brand. It is CREATING until its review is passed, then OPEN. The call has no request
        number: after an unknown outcome look for the store in the list before repeating it, as a repeat may create a
        second one.

        Args:
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015782988
        """
        return self._caller.call(
            CREATE_STORE,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def get(
        self,
        store_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BrandStore:
        """Get a store (查询品牌门店).

        Reads a store of the brand, with the state of its review and its recipients.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Rate limit: 1800 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015783027
        """
        return self._caller.call(
            GET_STORE,
            store_id,
            timeout=timeout,
            retry=retry,
        )

    def delete(
        self,
        store_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> None:
        """Delete a store (删除品牌门店).

        Deletes a store of the brand for good. The pages say that a CLOSED store may be deleted, not that an open one is
        refused. Neither the request nor the answer has a body.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015783019
        """
        return self._caller.call(
            DELETE_STORE,
            store_id,
            timeout=timeout,
            retry=retry,
        )

    def update(
        self,
        store_id: str,
        body: UpdateBrandStoreRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BrandStore:
        """Update a store (更新品牌门店).

        Changes a store of the brand. Changes of store_reference_id, service_phone and business_hours alone take effect
        at once; any other starts a review, which moves audit_state and leaves store_state as it is.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Needs: The state of the store allows changes; no page says which state does not.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015783036
        """
        return self._caller.call(
            UPDATE_STORE,
            store_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def close(
        self,
        store_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BrandStoreStateResult:
        """Close a store for the time being (暂停门店营业).

        Pauses an OPEN store of the brand: it becomes CLOSED, is hidden from users and cannot be named when a coupon is
        redeemed.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Needs: The store is OPEN.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016756637
        """
        return self._caller.call(
            CLOSE_STORE,
            store_id,
            timeout=timeout,
            retry=retry,
        )

    def resume(
        self,
        store_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BrandStoreStateResult:
        """Open a closed store again (恢复门店营业).

        Opens a CLOSED store of the brand again: it becomes OPEN and users see it.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Needs: The store is CLOSED.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016756643
        """
        return self._caller.call(
            RESUME_STORE,
            store_id,
            timeout=timeout,
            retry=retry,
        )

    def bind_recipient(
        self,
        store_id: str,
        body: BindRecipientRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BindRecipientResponse:
        """Bind a merchant number to a store (绑定收款商户号).

        Lets a merchant number receive payments for a store of the brand, at most three per store. Its administrator may
        have to agree first, so read recipient_state; the store lists it as well.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Needs: The merchant number is linked to the brand on the brand platform.
        Needs: Fewer than three merchant numbers are bound to the store.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015782993
        """
        return self._caller.call(
            BIND_STORE_RECIPIENT,
            store_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def unbind_recipient(
        self,
        store_id: str,
        body: UnbindRecipientRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> UnbindRecipientResponse:
        """Unbind a merchant number from a store (解绑收款商户号).

        Stops a merchant number from receiving payments for a store of the brand. Status 200 does not mean success: read
        failed_reason.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Needs: recipient_state of the merchant number is CONFIRMED.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015783007
        """
        return self._caller.call(
            UNBIND_STORE_RECIPIENT,
            store_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncBrandStores(AsyncResource):
    """Stores of a brand (品牌门店)"""

    checked_schema = "CreateBrandStoreRequest"

    async def list(
        self,
        *,
        store_state: BrandStoreState | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ListBrandStoresResponse:
        """List stores (查询品牌门店列表).

        Lists the stores of the brand, all of them or those in one state. It is paged by offset and limit, unlike the
        lists of coupons.

        Args:
            store_state (门店状态): Lists only stores in this state; stores in every state when left out (optional).
            offset (分页起始位置): Number of stores to skip, 0 when left out (at least 0; optional).
            limit (分页条数): Greatest number of stores to return, 20 when left out (1 to 200; optional).
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016756646
        """
        return await self._caller.call(
            LIST_STORES,
            query=(
                ("store_state", store_state),
                ("offset", offset),
                ("limit", limit),
            ),
            timeout=timeout,
            retry=retry,
        )

    def list_all(
        self,
        *,
        store_state: BrandStoreState | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> AsyncIterator[BrandStore]:
        """Walk all pages of `list`, from the position given; each page is asked for when it is needed.

        Arguments and errors are those of `list`.
        """
        return async_pages(
            self._caller,
            LIST_STORES,
            query=(
                ("store_state", store_state),
                ("offset", offset),
                ("limit", limit),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def create(
        self,
        body: CreateBrandStoreRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BrandStore:
        """Create a store (创建品牌门店).

        Creates a store of the brand. It is CREATING until its review is passed, then OPEN. The call has no request
        number: after an unknown outcome look for the store in the list before repeating it, as a repeat may create a
        second one.

        Args:
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015782988
        """
        return await self._caller.call(
            CREATE_STORE,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def get(
        self,
        store_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BrandStore:
        """Get a store (查询品牌门店).

        Reads a store of the brand, with the state of its review and its recipients.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Rate limit: 1800 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015783027
        """
        return await self._caller.call(
            GET_STORE,
            store_id,
            timeout=timeout,
            retry=retry,
        )

    async def delete(
        self,
        store_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> None:
        """Delete a store (删除品牌门店).

        Deletes a store of the brand for good. The pages say that a CLOSED store may be deleted, not that an open one is
        refused. Neither the request nor the answer has a body.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015783019
        """
        return await self._caller.call(
            DELETE_STORE,
            store_id,
            timeout=timeout,
            retry=retry,
        )

    async def update(
        self,
        store_id: str,
        body: UpdateBrandStoreRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BrandStore:
        """Update a store (更新品牌门店).

        Changes a store of the brand. Changes of store_reference_id, service_phone and business_hours alone take effect
        at once; any other starts a review, which moves audit_state and leaves store_state as it is.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Needs: The state of the store allows changes; no page says which state does not.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015783036
        """
        return await self._caller.call(
            UPDATE_STORE,
            store_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def close(
        self,
        store_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BrandStoreStateResult:
        """Close a store for the time being (暂停门店营业).

        Pauses an OPEN store of the brand: it becomes CLOSED, is hidden from users and cannot be named when a coupon is
        redeemed.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Needs: The store is OPEN.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016756637
        """
        return await self._caller.call(
            CLOSE_STORE,
            store_id,
            timeout=timeout,
            retry=retry,
        )

    async def resume(
        self,
        store_id: str,
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BrandStoreStateResult:
        """Open a closed store again (恢复门店营业).

        Opens a CLOSED store of the brand again: it becomes OPEN and users see it.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Needs: The store is CLOSED.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016756643
        """
        return await self._caller.call(
            RESUME_STORE,
            store_id,
            timeout=timeout,
            retry=retry,
        )

    async def bind_recipient(
        self,
        store_id: str,
        body: BindRecipientRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> BindRecipientResponse:
        """Bind a merchant number to a store (绑定收款商户号).

        Lets a merchant number receive payments for a store of the brand, at most three per store. Its administrator may
        have to agree first, so read recipient_state; the store lists it as well.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Needs: The merchant number is linked to the brand on the brand platform.
        Needs: Fewer than three merchant numbers are bound to the store.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015782993
        """
        return await self._caller.call(
            BIND_STORE_RECIPIENT,
            store_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def unbind_recipient(
        self,
        store_id: str,
        body: UnbindRecipientRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> UnbindRecipientResponse:
        """Unbind a merchant number from a store (解绑收款商户号).

        Stops a merchant number from receiving payments for a store of the brand. Status 200 does not mean success: read
        failed_reason.

        Args:
            store_id (品牌门店ID): Id of the store, from the answer that created it.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The store exists and belongs to the brand.
        Needs: recipient_state of the merchant number is CONFIRMED.
        Rate limit: 900 per minute and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015783007
        """
        return await self._caller.call(
            UNBIND_STORE_RECIPIENT,
            store_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )
