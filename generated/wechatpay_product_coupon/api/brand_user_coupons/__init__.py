"""Coupons held by a user of the brand (用户券)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime import UNSET, AsyncResource, Resource

from .brand_confirm_user_coupon import CONFIRM_USER_COUPON
from .brand_get_user_coupon import GET_USER_COUPON
from .brand_send_user_coupon import SEND_USER_COUPON
from .brand_use_user_coupon import USE_USER_COUPON

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wechatpay_runtime import RetryOption, Timeout

    from ...models import (
        ConfirmUserCouponRequest,
        SendUserCouponRequest,
        UserCoupon,
        UseUserCouponRequest,
    )

__all__ = (
    "BrandUserCoupons",
    "AsyncBrandUserCoupons",
)


class BrandUserCoupons(Resource):
    """Coupons held by a user of the brand (用户券)"""

    def send(
        self,
        openid: str,
        body: SendUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> UserCoupon:
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
        Rate limit: 500 per second and brand.
        Idempotent by `send_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736390
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
    ) -> UserCoupon:
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
        Rate limit: 500 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736403
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
    ) -> UserCoupon:
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
        Rate limit: 500 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736433
        https://pay.weixin.qq.com/doc/brand/4016427398
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
    ) -> UserCoupon:
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
        Rate limit: 500 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736414
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


class AsyncBrandUserCoupons(AsyncResource):
    """Coupons held by a user of the brand (用户券)"""

    async def send(
        self,
        openid: str,
        body: SendUserCouponRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> UserCoupon:
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
        Rate limit: 500 per second and brand.
        Idempotent by `send_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736390
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
    ) -> UserCoupon:
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
        Rate limit: 500 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 429
        RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736403
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
    ) -> UserCoupon:
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
        Rate limit: 500 per second and brand.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736433
        https://pay.weixin.qq.com/doc/brand/4016427398
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
    ) -> UserCoupon:
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
        Rate limit: 500 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 404 NOT_FOUND, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500
        SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4015736414
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
