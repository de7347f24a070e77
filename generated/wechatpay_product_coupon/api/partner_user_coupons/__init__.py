"""Coupons held by a user, handled by a service provider (用户券)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime import UNSET, AsyncResource, Resource, async_pages, pages

from .partner_confirm_user_coupon import CONFIRM_USER_COUPON
from .partner_deactivate_user_coupon import DEACTIVATE_USER_COUPON
from .partner_get_user_coupon import GET_USER_COUPON
from .partner_list_user_coupons import LIST_USER_COUPONS
from .partner_pre_send_user_coupon import PRE_SEND_USER_COUPON
from .partner_return_user_coupon import RETURN_USER_COUPON
from .partner_send_user_coupon import SEND_USER_COUPON
from .partner_use_user_coupon import USE_USER_COUPON

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from typing import Any

    from wechatpay_runtime import RetryOption, Timeout

    from ...models import (
        ConfirmUserCouponRequest,
        DeactivateUserCouponRequest,
        PartnerConfirmUserCouponRequest,
        PartnerDeactivateUserCouponRequest,
        PartnerListUserCouponsResponse,
        PartnerPreSendUserCouponRequest,
        PartnerReturnUserCouponRequest,
        PartnerSendUserCouponRequest,
        PartnerUserCoupon,
        PartnerUseUserCouponRequest,
        PreSendTokenResponse,
        PreSendUserCouponRequest,
        ReturnUserCouponRequest,
        SendUserCouponRequest,
        UserCouponState,
        UseUserCouponRequest,
    )
    from ...types import Unset

__all__ = (
    "PartnerUserCoupons",
    "AsyncPartnerUserCoupons",
    "BoundPartnerUserCoupons",
    "AsyncBoundPartnerUserCoupons",
)


class PartnerUserCoupons(Resource):
    """Coupons held by a user, handled by a service provider (用户券)"""

    checked_schema = "PartnerSendUserCouponRequest"

    def list(
        self,
        openid: str,
        *,
        product_coupon_id: str | Unset = UNSET,
        stock_id: str | Unset = UNSET,
        appid: str,
        coupon_state: UserCouponState | Unset = UNSET,
        user_coupon_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        brand_id: str,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerListUserCouponsResponse:
        """List a user's coupons (指定券状态查询用户商品券列表).

        Lists the coupons of the brand that one user holds, page by page; product coupon, stock, state and user bundle
        narrow the list down. The total comes with the first page only.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            product_coupon_id (商品券ID): List only coupons made from this product coupon; without it, those of all product
                coupons (optional).
            stock_id (批次ID): List only coupons taken from this stock (optional).
            appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
            coupon_state (用户商品券状态): List only coupons in this state (optional).
            user_coupon_bundle_id (用户券组ID): List only coupons of this bundle of the user. Pages older than the bundles
                do not have it (optional; since 2025-11).
            page_size (分页大小): Coupons per page, 1 to 50; 20 when left out (1 to 50; optional).
            page_token (分页Token): The next_page_token of the page before; left out for the first page (optional).
            brand_id (品牌ID): Id of the brand on whose behalf the provider acts; the brand must have authorised the
                provider.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: Coupons were sent to the user.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781590
        https://pay.weixin.qq.com/doc/v3/partner/4016435703
        """
        return self._caller.call(
            LIST_USER_COUPONS,
            openid,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
                ("coupon_state", coupon_state),
                ("user_coupon_bundle_id", user_coupon_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
                ("brand_id", brand_id),
            ),
            timeout=timeout,
            retry=retry,
        )

    def list_all(
        self,
        openid: str,
        *,
        product_coupon_id: str | Unset = UNSET,
        stock_id: str | Unset = UNSET,
        appid: str,
        coupon_state: UserCouponState | Unset = UNSET,
        user_coupon_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        brand_id: str,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Iterator[PartnerUserCoupon]:
        """Walk all pages of `list`, from the position given; each page is asked for when it is needed.

        Arguments and errors are those of `list`.
        """
        return pages(
            self._caller,
            LIST_USER_COUPONS,
            openid,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
                ("coupon_state", coupon_state),
                ("user_coupon_bundle_id", user_coupon_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
                ("brand_id", brand_id),
            ),
            timeout=timeout,
            retry=retry,
        )

    def send(
        self,
        openid: str,
        body: PartnerSendUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Send a coupon to a user (向用户发放商品券).

        Gives one coupon of a stock to one user. The coupon is CONFIRMING, shown to the user but not usable, until it is
        confirmed; a SEND callback follows, perhaps before this answer is read. The user gets no message. Total, daily
        and per-user limits of the stock apply, and unconfirmed coupons count. Coupons of stock bundles have a send call
        of their own.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is in state SENDING.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the stock allow one more coupon.
        Rate limit: 1000 per second and mchid.
        Idempotent by `send_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781605
        """
        return self._caller.call(
            SEND_USER_COUPON,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def confirm(
        self,
        openid: str,
        coupon_code: str,
        body: PartnerConfirmUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Confirm a user coupon (确认发放用户商品券).

        Confirms a coupon that a user has received, single or round of a bundle, whatever channel it came by; without it
        the user sees the coupon but cannot use it. The coupon becomes PENDING before valid_begin_time, else EFFECTIVE.
        Its validity was fixed when it was issued and does not move, so confirm at once; before or after the callback is
        acknowledged makes no difference.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The SEND callback was received, or the coupon was sent by the caller.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781575
        https://pay.weixin.qq.com/doc/v3/partner/4016435562
        """
        return self._caller.call(
            CONFIRM_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def use(
        self,
        openid: str,
        coupon_code: str,
        body: PartnerUseUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Redeem a user coupon (核销用户商品券).

        Redeems a coupon, single or round of a bundle, for one payment or one pay score order; the use of a round issues
        the next one. Send one use per coupon at a time. The user gets a message when the call names a real order and
        comes within 3 minutes of the payment.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The user coupon is EFFECTIVE and now lies inside its usable time.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781608
        https://pay.weixin.qq.com/doc/v3/partner/4016435636
        """
        return self._caller.call(
            USE_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def get(
        self,
        openid: str,
        coupon_code: str,
        *,
        product_coupon_id: str,
        stock_id: str,
        appid: str,
        brand_id: str,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Get a user coupon (查询用户商品券详情).

        Reads one coupon of a user, single or round of a bundle, with its product coupon and stock.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            product_coupon_id (商品券ID): Id of the product coupon that the user coupon was made from.
            stock_id (批次ID): Id of the stock that the user coupon was taken from.
            appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
            brand_id (品牌ID): Id of the brand on whose behalf the provider acts; the brand must have authorised the
                provider.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The coupon was sent to this user.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781582
        https://pay.weixin.qq.com/doc/v3/partner/4016435702
        """
        return self._caller.call(
            GET_USER_COUPON,
            openid,
            coupon_code,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
                ("brand_id", brand_id),
            ),
            timeout=timeout,
            retry=retry,
        )

    def pre_send(
        self,
        openid: str,
        body: PartnerPreSendUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PreSendTokenResponse:
        """Pre-send a coupon to a user (向用户预发放商品券).

        Checks a send to one user like the send call and returns a token for the receive component of a mini program.
        Nothing is issued yet: the user takes the coupon by a tap on the component, it is then CONFIRMING with
        send_channel RECEIVE_COMPONENT, and a SEND callback follows. Every call returns a new token, valid for 5
        minutes; the component shows a coupon as received when the user took it with the same parameters before.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is in state SENDING.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the stock allow one more coupon.
        Needs: WeChat Pay has opened the receive component to the provider.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016434365
        """
        return self._caller.call(
            PRE_SEND_USER_COUPON,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def return_(
        self,
        openid: str,
        coupon_code: str,
        body: PartnerReturnUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Return a user coupon (退券).

        Takes back the redemption of a coupon, single or round of a bundle, after a refund for example. Inside its
        validity the coupon becomes EFFECTIVE again and can be used once more; after valid_end_time it does not come
        back. Later rounds of a bundle stay with the user. Repeat the call with the same number until it succeeds.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The user coupon is USED.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781599
        https://pay.weixin.qq.com/doc/v3/partner/4016435674
        """
        return self._caller.call(
            RETURN_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def deactivate(
        self,
        openid: str,
        coupon_code: str,
        body: PartnerDeactivateUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Deactivate a user coupon (失效用户商品券).

        Deactivates a coupon that a user holds, for good; it can no longer be used. Coupons that are USED or DELETED do
        not change, and expired ones need no call. The rounds of a bundle are deactivated together, by the call for
        bundles.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The coupon was sent to this user.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781578
        """
        return self._caller.call(
            DEACTIVATE_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncPartnerUserCoupons(AsyncResource):
    """Coupons held by a user, handled by a service provider (用户券)"""

    checked_schema = "PartnerSendUserCouponRequest"

    async def list(
        self,
        openid: str,
        *,
        product_coupon_id: str | Unset = UNSET,
        stock_id: str | Unset = UNSET,
        appid: str,
        coupon_state: UserCouponState | Unset = UNSET,
        user_coupon_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        brand_id: str,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerListUserCouponsResponse:
        """List a user's coupons (指定券状态查询用户商品券列表).

        Lists the coupons of the brand that one user holds, page by page; product coupon, stock, state and user bundle
        narrow the list down. The total comes with the first page only.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            product_coupon_id (商品券ID): List only coupons made from this product coupon; without it, those of all product
                coupons (optional).
            stock_id (批次ID): List only coupons taken from this stock (optional).
            appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
            coupon_state (用户商品券状态): List only coupons in this state (optional).
            user_coupon_bundle_id (用户券组ID): List only coupons of this bundle of the user. Pages older than the bundles
                do not have it (optional; since 2025-11).
            page_size (分页大小): Coupons per page, 1 to 50; 20 when left out (1 to 50; optional).
            page_token (分页Token): The next_page_token of the page before; left out for the first page (optional).
            brand_id (品牌ID): Id of the brand on whose behalf the provider acts; the brand must have authorised the
                provider.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: Coupons were sent to the user.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781590
        https://pay.weixin.qq.com/doc/v3/partner/4016435703
        """
        return await self._caller.call(
            LIST_USER_COUPONS,
            openid,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
                ("coupon_state", coupon_state),
                ("user_coupon_bundle_id", user_coupon_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
                ("brand_id", brand_id),
            ),
            timeout=timeout,
            retry=retry,
        )

    def list_all(
        self,
        openid: str,
        *,
        product_coupon_id: str | Unset = UNSET,
        stock_id: str | Unset = UNSET,
        appid: str,
        coupon_state: UserCouponState | Unset = UNSET,
        user_coupon_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        brand_id: str,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> AsyncIterator[PartnerUserCoupon]:
        """Walk all pages of `list`, from the position given; each page is asked for when it is needed.

        Arguments and errors are those of `list`.
        """
        return async_pages(
            self._caller,
            LIST_USER_COUPONS,
            openid,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
                ("coupon_state", coupon_state),
                ("user_coupon_bundle_id", user_coupon_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
                ("brand_id", brand_id),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def send(
        self,
        openid: str,
        body: PartnerSendUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Send a coupon to a user (向用户发放商品券).

        Gives one coupon of a stock to one user. The coupon is CONFIRMING, shown to the user but not usable, until it is
        confirmed; a SEND callback follows, perhaps before this answer is read. The user gets no message. Total, daily
        and per-user limits of the stock apply, and unconfirmed coupons count. Coupons of stock bundles have a send call
        of their own.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is in state SENDING.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the stock allow one more coupon.
        Rate limit: 1000 per second and mchid.
        Idempotent by `send_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781605
        """
        return await self._caller.call(
            SEND_USER_COUPON,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def confirm(
        self,
        openid: str,
        coupon_code: str,
        body: PartnerConfirmUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Confirm a user coupon (确认发放用户商品券).

        Confirms a coupon that a user has received, single or round of a bundle, whatever channel it came by; without it
        the user sees the coupon but cannot use it. The coupon becomes PENDING before valid_begin_time, else EFFECTIVE.
        Its validity was fixed when it was issued and does not move, so confirm at once; before or after the callback is
        acknowledged makes no difference.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The SEND callback was received, or the coupon was sent by the caller.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781575
        https://pay.weixin.qq.com/doc/v3/partner/4016435562
        """
        return await self._caller.call(
            CONFIRM_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def use(
        self,
        openid: str,
        coupon_code: str,
        body: PartnerUseUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Redeem a user coupon (核销用户商品券).

        Redeems a coupon, single or round of a bundle, for one payment or one pay score order; the use of a round issues
        the next one. Send one use per coupon at a time. The user gets a message when the call names a real order and
        comes within 3 minutes of the payment.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The user coupon is EFFECTIVE and now lies inside its usable time.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781608
        https://pay.weixin.qq.com/doc/v3/partner/4016435636
        """
        return await self._caller.call(
            USE_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def get(
        self,
        openid: str,
        coupon_code: str,
        *,
        product_coupon_id: str,
        stock_id: str,
        appid: str,
        brand_id: str,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Get a user coupon (查询用户商品券详情).

        Reads one coupon of a user, single or round of a bundle, with its product coupon and stock.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            product_coupon_id (商品券ID): Id of the product coupon that the user coupon was made from.
            stock_id (批次ID): Id of the stock that the user coupon was taken from.
            appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
            brand_id (品牌ID): Id of the brand on whose behalf the provider acts; the brand must have authorised the
                provider.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The coupon was sent to this user.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781582
        https://pay.weixin.qq.com/doc/v3/partner/4016435702
        """
        return await self._caller.call(
            GET_USER_COUPON,
            openid,
            coupon_code,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
                ("brand_id", brand_id),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def pre_send(
        self,
        openid: str,
        body: PartnerPreSendUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PreSendTokenResponse:
        """Pre-send a coupon to a user (向用户预发放商品券).

        Checks a send to one user like the send call and returns a token for the receive component of a mini program.
        Nothing is issued yet: the user takes the coupon by a tap on the component, it is then CONFIRMING with
        send_channel RECEIVE_COMPONENT, and a SEND callback follows. Every call returns a new token, valid for 5
        minutes; the component shows a coupon as received when the user took it with the same parameters before.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is in state SENDING.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the stock allow one more coupon.
        Needs: WeChat Pay has opened the receive component to the provider.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016434365
        """
        return await self._caller.call(
            PRE_SEND_USER_COUPON,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def return_(
        self,
        openid: str,
        coupon_code: str,
        body: PartnerReturnUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Return a user coupon (退券).

        Takes back the redemption of a coupon, single or round of a bundle, after a refund for example. Inside its
        validity the coupon becomes EFFECTIVE again and can be used once more; after valid_end_time it does not come
        back. Later rounds of a bundle stay with the user. Repeat the call with the same number until it succeeds.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The user coupon is USED.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781599
        https://pay.weixin.qq.com/doc/v3/partner/4016435674
        """
        return await self._caller.call(
            RETURN_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def deactivate(
        self,
        openid: str,
        coupon_code: str,
        body: PartnerDeactivateUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Deactivate a user coupon (失效用户商品券).

        Deactivates a coupon that a user holds, for good; it can no longer be used. Coupons that are USED or DELETED do
        not change, and expired ones need no call. The rounds of a bundle are deactivated together, by the call for
        bundles.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The coupon was sent to this user.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781578
        """
        return await self._caller.call(
            DEACTIVATE_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class BoundPartnerUserCoupons(Resource):
    """Coupons held by a user, handled by a service provider (用户券), brand_id filled in"""

    checked_schema = "SendUserCouponRequest"

    def list(
        self,
        openid: str,
        *,
        product_coupon_id: str | Unset = UNSET,
        stock_id: str | Unset = UNSET,
        appid: str,
        coupon_state: UserCouponState | Unset = UNSET,
        user_coupon_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerListUserCouponsResponse:
        """List a user's coupons (指定券状态查询用户商品券列表).

        Lists the coupons of the brand that one user holds, page by page; product coupon, stock, state and user bundle
        narrow the list down. The total comes with the first page only.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            product_coupon_id (商品券ID): List only coupons made from this product coupon; without it, those of all product
                coupons (optional).
            stock_id (批次ID): List only coupons taken from this stock (optional).
            appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
            coupon_state (用户商品券状态): List only coupons in this state (optional).
            user_coupon_bundle_id (用户券组ID): List only coupons of this bundle of the user. Pages older than the bundles
                do not have it (optional; since 2025-11).
            page_size (分页大小): Coupons per page, 1 to 50; 20 when left out (1 to 50; optional).
            page_token (分页Token): The next_page_token of the page before; left out for the first page (optional).
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: Coupons were sent to the user.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781590
        https://pay.weixin.qq.com/doc/v3/partner/4016435703
        """
        return self._caller.call(
            LIST_USER_COUPONS,
            openid,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
                ("coupon_state", coupon_state),
                ("user_coupon_bundle_id", user_coupon_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )

    def list_all(
        self,
        openid: str,
        *,
        product_coupon_id: str | Unset = UNSET,
        stock_id: str | Unset = UNSET,
        appid: str,
        coupon_state: UserCouponState | Unset = UNSET,
        user_coupon_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> Iterator[PartnerUserCoupon]:
        """Walk all pages of `list`, from the position given; each page is asked for when it is needed.

        Arguments and errors are those of `list`.
        """
        return pages(
            self._caller,
            LIST_USER_COUPONS,
            openid,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
                ("coupon_state", coupon_state),
                ("user_coupon_bundle_id", user_coupon_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )

    def send(
        self,
        openid: str,
        body: SendUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Send a coupon to a user (向用户发放商品券).

        Gives one coupon of a stock to one user. The coupon is CONFIRMING, shown to the user but not usable, until it is
        confirmed; a SEND callback follows, perhaps before this answer is read. The user gets no message. Total, daily
        and per-user limits of the stock apply, and unconfirmed coupons count. Coupons of stock bundles have a send call
        of their own.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is in state SENDING.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the stock allow one more coupon.
        Rate limit: 1000 per second and mchid.
        Idempotent by `send_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781605
        """
        return self._caller.call(
            SEND_USER_COUPON,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def confirm(
        self,
        openid: str,
        coupon_code: str,
        body: ConfirmUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Confirm a user coupon (确认发放用户商品券).

        Confirms a coupon that a user has received, single or round of a bundle, whatever channel it came by; without it
        the user sees the coupon but cannot use it. The coupon becomes PENDING before valid_begin_time, else EFFECTIVE.
        Its validity was fixed when it was issued and does not move, so confirm at once; before or after the callback is
        acknowledged makes no difference.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The SEND callback was received, or the coupon was sent by the caller.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781575
        https://pay.weixin.qq.com/doc/v3/partner/4016435562
        """
        return self._caller.call(
            CONFIRM_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def use(
        self,
        openid: str,
        coupon_code: str,
        body: UseUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Redeem a user coupon (核销用户商品券).

        Redeems a coupon, single or round of a bundle, for one payment or one pay score order; the use of a round issues
        the next one. Send one use per coupon at a time. The user gets a message when the call names a real order and
        comes within 3 minutes of the payment.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The user coupon is EFFECTIVE and now lies inside its usable time.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781608
        https://pay.weixin.qq.com/doc/v3/partner/4016435636
        """
        return self._caller.call(
            USE_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def get(
        self,
        openid: str,
        coupon_code: str,
        *,
        product_coupon_id: str,
        stock_id: str,
        appid: str,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Get a user coupon (查询用户商品券详情).

        Reads one coupon of a user, single or round of a bundle, with its product coupon and stock.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            product_coupon_id (商品券ID): Id of the product coupon that the user coupon was made from.
            stock_id (批次ID): Id of the stock that the user coupon was taken from.
            appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The coupon was sent to this user.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781582
        https://pay.weixin.qq.com/doc/v3/partner/4016435702
        """
        return self._caller.call(
            GET_USER_COUPON,
            openid,
            coupon_code,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
            ),
            timeout=timeout,
            retry=retry,
        )

    def pre_send(
        self,
        openid: str,
        body: PreSendUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PreSendTokenResponse:
        """Pre-send a coupon to a user (向用户预发放商品券).

        Checks a send to one user like the send call and returns a token for the receive component of a mini program.
        Nothing is issued yet: the user takes the coupon by a tap on the component, it is then CONFIRMING with
        send_channel RECEIVE_COMPONENT, and a SEND callback follows. Every call returns a new token, valid for 5
        minutes; the component shows a coupon as received when the user took it with the same parameters before.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is in state SENDING.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the stock allow one more coupon.
        Needs: WeChat Pay has opened the receive component to the provider.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016434365
        """
        return self._caller.call(
            PRE_SEND_USER_COUPON,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def return_(
        self,
        openid: str,
        coupon_code: str,
        body: ReturnUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Return a user coupon (退券).

        Takes back the redemption of a coupon, single or round of a bundle, after a refund for example. Inside its
        validity the coupon becomes EFFECTIVE again and can be used once more; after valid_end_time it does not come
        back. Later rounds of a bundle stay with the user. Repeat the call with the same number until it succeeds.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The user coupon is USED.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781599
        https://pay.weixin.qq.com/doc/v3/partner/4016435674
        """
        return self._caller.call(
            RETURN_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def deactivate(
        self,
        openid: str,
        coupon_code: str,
        body: DeactivateUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Deactivate a user coupon (失效用户商品券).

        Deactivates a coupon that a user holds, for good; it can no longer be used. Coupons that are USED or DELETED do
        not change, and expired ones need no call. The rounds of a bundle are deactivated together, by the call for
        bundles.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The coupon was sent to this user.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781578
        """
        return self._caller.call(
            DEACTIVATE_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncBoundPartnerUserCoupons(AsyncResource):
    """Coupons held by a user, handled by a service provider (用户券), brand_id filled in"""

    checked_schema = "SendUserCouponRequest"

    async def list(
        self,
        openid: str,
        *,
        product_coupon_id: str | Unset = UNSET,
        stock_id: str | Unset = UNSET,
        appid: str,
        coupon_state: UserCouponState | Unset = UNSET,
        user_coupon_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerListUserCouponsResponse:
        """List a user's coupons (指定券状态查询用户商品券列表).

        Lists the coupons of the brand that one user holds, page by page; product coupon, stock, state and user bundle
        narrow the list down. The total comes with the first page only.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            product_coupon_id (商品券ID): List only coupons made from this product coupon; without it, those of all product
                coupons (optional).
            stock_id (批次ID): List only coupons taken from this stock (optional).
            appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
            coupon_state (用户商品券状态): List only coupons in this state (optional).
            user_coupon_bundle_id (用户券组ID): List only coupons of this bundle of the user. Pages older than the bundles
                do not have it (optional; since 2025-11).
            page_size (分页大小): Coupons per page, 1 to 50; 20 when left out (1 to 50; optional).
            page_token (分页Token): The next_page_token of the page before; left out for the first page (optional).
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: Coupons were sent to the user.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781590
        https://pay.weixin.qq.com/doc/v3/partner/4016435703
        """
        return await self._caller.call(
            LIST_USER_COUPONS,
            openid,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
                ("coupon_state", coupon_state),
                ("user_coupon_bundle_id", user_coupon_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )

    def list_all(
        self,
        openid: str,
        *,
        product_coupon_id: str | Unset = UNSET,
        stock_id: str | Unset = UNSET,
        appid: str,
        coupon_state: UserCouponState | Unset = UNSET,
        user_coupon_bundle_id: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> AsyncIterator[PartnerUserCoupon]:
        """Walk all pages of `list`, from the position given; each page is asked for when it is needed.

        Arguments and errors are those of `list`.
        """
        return async_pages(
            self._caller,
            LIST_USER_COUPONS,
            openid,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
                ("coupon_state", coupon_state),
                ("user_coupon_bundle_id", user_coupon_bundle_id),
                ("page_size", page_size),
                ("page_token", page_token),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def send(
        self,
        openid: str,
        body: SendUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Send a coupon to a user (向用户发放商品券).

        Gives one coupon of a stock to one user. The coupon is CONFIRMING, shown to the user but not usable, until it is
        confirmed; a SEND callback follows, perhaps before this answer is read. The user gets no message. Total, daily
        and per-user limits of the stock apply, and unconfirmed coupons count. Coupons of stock bundles have a send call
        of their own.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is in state SENDING.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the stock allow one more coupon.
        Rate limit: 1000 per second and mchid.
        Idempotent by `send_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781605
        """
        return await self._caller.call(
            SEND_USER_COUPON,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def confirm(
        self,
        openid: str,
        coupon_code: str,
        body: ConfirmUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Confirm a user coupon (确认发放用户商品券).

        Confirms a coupon that a user has received, single or round of a bundle, whatever channel it came by; without it
        the user sees the coupon but cannot use it. The coupon becomes PENDING before valid_begin_time, else EFFECTIVE.
        Its validity was fixed when it was issued and does not move, so confirm at once; before or after the callback is
        acknowledged makes no difference.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The SEND callback was received, or the coupon was sent by the caller.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781575
        https://pay.weixin.qq.com/doc/v3/partner/4016435562
        """
        return await self._caller.call(
            CONFIRM_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def use(
        self,
        openid: str,
        coupon_code: str,
        body: UseUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Redeem a user coupon (核销用户商品券).

        Redeems a coupon, single or round of a bundle, for one payment or one pay score order; the use of a round issues
        the next one. Send one use per coupon at a time. The user gets a message when the call names a real order and
        comes within 3 minutes of the payment.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The user coupon is EFFECTIVE and now lies inside its usable time.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781608
        https://pay.weixin.qq.com/doc/v3/partner/4016435636
        """
        return await self._caller.call(
            USE_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def get(
        self,
        openid: str,
        coupon_code: str,
        *,
        product_coupon_id: str,
        stock_id: str,
        appid: str,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Get a user coupon (查询用户商品券详情).

        Reads one coupon of a user, single or round of a bundle, with its product coupon and stock.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            product_coupon_id (商品券ID): Id of the product coupon that the user coupon was made from.
            stock_id (批次ID): Id of the stock that the user coupon was taken from.
            appid (公众账号ID): AppID that the openid belongs to, of a mini program or official account bound to the caller.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The coupon was sent to this user.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 403 NO_AUTH, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781582
        https://pay.weixin.qq.com/doc/v3/partner/4016435702
        """
        return await self._caller.call(
            GET_USER_COUPON,
            openid,
            coupon_code,
            query=(
                ("product_coupon_id", product_coupon_id),
                ("stock_id", stock_id),
                ("appid", appid),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def pre_send(
        self,
        openid: str,
        body: PreSendUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PreSendTokenResponse:
        """Pre-send a coupon to a user (向用户预发放商品券).

        Checks a send to one user like the send call and returns a token for the receive component of a mini program.
        Nothing is issued yet: the user takes the coupon by a tap on the component, it is then CONFIRMING with
        send_channel RECEIVE_COMPONENT, and a SEND callback follows. Every call returns a new token, valid for 5
        minutes; the component shows a coupon as received when the user took it with the same parameters before.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stock is in state SENDING.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the stock allow one more coupon.
        Needs: WeChat Pay has opened the receive component to the provider.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016434365
        """
        return await self._caller.call(
            PRE_SEND_USER_COUPON,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def return_(
        self,
        openid: str,
        coupon_code: str,
        body: ReturnUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Return a user coupon (退券).

        Takes back the redemption of a coupon, single or round of a bundle, after a refund for example. Inside its
        validity the coupon becomes EFFECTIVE again and can be used once more; after valid_end_time it does not come
        back. Later rounds of a bundle stay with the user. Repeat the call with the same number until it succeeds.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The user coupon is USED.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781599
        https://pay.weixin.qq.com/doc/v3/partner/4016435674
        """
        return await self._caller.call(
            RETURN_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def deactivate(
        self,
        openid: str,
        coupon_code: str,
        body: DeactivateUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCoupon:
        """Deactivate a user coupon (失效用户商品券).

        Deactivates a coupon that a user holds, for good; it can no longer be used. Coupons that are USED or DELETED do
        not change, and expired ones need no call. The rounds of a bundle are deactivated together, by the call for
        bundles.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            coupon_code (用户商品券Code): Code of the user's coupon, exactly as the send answer or the callback gave it;
                percent-encoded in the path (at most 40 characters).
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The coupon was sent to this user.
        Needs: usage_mode of the product coupon is not PROGRESSIVE_BUNDLE.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4015781578
        """
        return await self._caller.call(
            DEACTIVATE_USER_COUPON,
            openid,
            coupon_code,
            body=body,
            timeout=timeout,
            retry=retry,
        )
