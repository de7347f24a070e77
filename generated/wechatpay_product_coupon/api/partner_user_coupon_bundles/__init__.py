"""Bundles of multi-use coupons held by a user, handled by a service provider (用户券组)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime import UNSET, AsyncResource, Resource

from .partner_deactivate_user_coupon_bundle import DEACTIVATE_USER_COUPON_BUNDLE
from .partner_pre_send_user_coupon_bundle import PRE_SEND_USER_COUPON_BUNDLE
from .partner_send_user_coupon_bundle import SEND_USER_COUPON_BUNDLE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wechatpay_runtime import RetryOption, Timeout

    from ...models import (
        DeactivateUserCouponBundleRequest,
        PartnerDeactivateUserCouponBundleRequest,
        PartnerPreSendUserCouponBundleRequest,
        PartnerSendUserCouponBundleRequest,
        PartnerUserCouponBundle,
        PreSendTokenResponse,
        PreSendUserCouponBundleRequest,
        SendUserCouponBundleRequest,
    )

__all__ = (
    "PartnerUserCouponBundles",
    "AsyncPartnerUserCouponBundles",
    "BoundPartnerUserCouponBundles",
    "AsyncBoundPartnerUserCouponBundles",
)


class PartnerUserCouponBundles(Resource):
    """Bundles of multi-use coupons held by a user, handled by a service provider (用户券组)"""

    checked_schema = "PartnerSendUserCouponBundleRequest"

    def send(
        self,
        openid: str,
        body: PartnerSendUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCouponBundle:
        """Send a stock bundle to a user (向用户发放商品券批次组).

        Gives one stock bundle of a multi-use coupon to one user. Only the coupon of the first round is issued and
        returned; the use of each round issues the next one. Every coupon raises a SEND callback and needs a
        confirmation of its own. The validity of all rounds counts from this call; interval_days delays the use only.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stocks of the bundle are in state SENDING.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the first stock allow one more coupon.
        Rate limit: 500 per second and mchid.
        Idempotent by `send_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280664
        """
        return self._caller.call(
            SEND_USER_COUPON_BUNDLE,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def pre_send(
        self,
        openid: str,
        body: PartnerPreSendUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PreSendTokenResponse:
        """Pre-send a stock bundle to a user (向用户预发放商品券批次组).

        Checks a send of a stock bundle to one user and returns a token for the receive component of a mini program.
        Nothing is issued yet: the user takes the bundle by a tap on the component, and then the coupon of the first
        round is issued with send_channel RECEIVE_COMPONENT. Every call returns a new token, valid for 5 minutes.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stocks of the bundle are in state SENDING.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: WeChat Pay has opened the receive component to the provider.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280670
        """
        return self._caller.call(
            PRE_SEND_USER_COUPON_BUNDLE,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def deactivate(
        self,
        openid: str,
        user_coupon_bundle_id: str,
        body: PartnerDeactivateUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCouponBundle:
        """Deactivate a user's bundle (失效用户商品券组).

        Deactivates all coupons of a user's bundle, for good; coupons that are USED or DELETED do not change, and no
        further round is issued.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            user_coupon_bundle_id (用户券组ID): Id of the user's bundle, from the answer that sent it or from a callback (at
                most 40 characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The bundle was sent to this user.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280658
        """
        return self._caller.call(
            DEACTIVATE_USER_COUPON_BUNDLE,
            openid,
            user_coupon_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncPartnerUserCouponBundles(AsyncResource):
    """Bundles of multi-use coupons held by a user, handled by a service provider (用户券组)"""

    checked_schema = "PartnerSendUserCouponBundleRequest"

    async def send(
        self,
        openid: str,
        body: PartnerSendUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCouponBundle:
        """Send a stock bundle to a user (向用户发放商品券批次组).

        Gives one stock bundle of a multi-use coupon to one user. Only the coupon of the first round is issued and
        returned; the use of each round issues the next one. Every coupon raises a SEND callback and needs a
        confirmation of its own. The validity of all rounds counts from this call; interval_days delays the use only.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stocks of the bundle are in state SENDING.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the first stock allow one more coupon.
        Rate limit: 500 per second and mchid.
        Idempotent by `send_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280664
        """
        return await self._caller.call(
            SEND_USER_COUPON_BUNDLE,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def pre_send(
        self,
        openid: str,
        body: PartnerPreSendUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PreSendTokenResponse:
        """Pre-send a stock bundle to a user (向用户预发放商品券批次组).

        Checks a send of a stock bundle to one user and returns a token for the receive component of a mini program.
        Nothing is issued yet: the user takes the bundle by a tap on the component, and then the coupon of the first
        round is issued with send_channel RECEIVE_COMPONENT. Every call returns a new token, valid for 5 minutes.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stocks of the bundle are in state SENDING.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: WeChat Pay has opened the receive component to the provider.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280670
        """
        return await self._caller.call(
            PRE_SEND_USER_COUPON_BUNDLE,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def deactivate(
        self,
        openid: str,
        user_coupon_bundle_id: str,
        body: PartnerDeactivateUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCouponBundle:
        """Deactivate a user's bundle (失效用户商品券组).

        Deactivates all coupons of a user's bundle, for good; coupons that are USED or DELETED do not change, and no
        further round is issued.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            user_coupon_bundle_id (用户券组ID): Id of the user's bundle, from the answer that sent it or from a callback (at
                most 40 characters).
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The bundle was sent to this user.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280658
        """
        return await self._caller.call(
            DEACTIVATE_USER_COUPON_BUNDLE,
            openid,
            user_coupon_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class BoundPartnerUserCouponBundles(Resource):
    """Bundles of multi-use coupons held by a user, handled by a service provider (用户券组), brand_id filled in"""

    checked_schema = "SendUserCouponBundleRequest"

    def send(
        self,
        openid: str,
        body: SendUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCouponBundle:
        """Send a stock bundle to a user (向用户发放商品券批次组).

        Gives one stock bundle of a multi-use coupon to one user. Only the coupon of the first round is issued and
        returned; the use of each round issues the next one. Every coupon raises a SEND callback and needs a
        confirmation of its own. The validity of all rounds counts from this call; interval_days delays the use only.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stocks of the bundle are in state SENDING.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the first stock allow one more coupon.
        Rate limit: 500 per second and mchid.
        Idempotent by `send_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280664
        """
        return self._caller.call(
            SEND_USER_COUPON_BUNDLE,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def pre_send(
        self,
        openid: str,
        body: PreSendUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PreSendTokenResponse:
        """Pre-send a stock bundle to a user (向用户预发放商品券批次组).

        Checks a send of a stock bundle to one user and returns a token for the receive component of a mini program.
        Nothing is issued yet: the user takes the bundle by a tap on the component, and then the coupon of the first
        round is issued with send_channel RECEIVE_COMPONENT. Every call returns a new token, valid for 5 minutes.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stocks of the bundle are in state SENDING.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: WeChat Pay has opened the receive component to the provider.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280670
        """
        return self._caller.call(
            PRE_SEND_USER_COUPON_BUNDLE,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def deactivate(
        self,
        openid: str,
        user_coupon_bundle_id: str,
        body: DeactivateUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCouponBundle:
        """Deactivate a user's bundle (失效用户商品券组).

        Deactivates all coupons of a user's bundle, for good; coupons that are USED or DELETED do not change, and no
        further round is issued.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            user_coupon_bundle_id (用户券组ID): Id of the user's bundle, from the answer that sent it or from a callback (at
                most 40 characters).
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The bundle was sent to this user.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280658
        """
        return self._caller.call(
            DEACTIVATE_USER_COUPON_BUNDLE,
            openid,
            user_coupon_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )


class AsyncBoundPartnerUserCouponBundles(AsyncResource):
    """Bundles of multi-use coupons held by a user, handled by a service provider (用户券组), brand_id filled in"""

    checked_schema = "SendUserCouponBundleRequest"

    async def send(
        self,
        openid: str,
        body: SendUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCouponBundle:
        """Send a stock bundle to a user (向用户发放商品券批次组).

        Gives one stock bundle of a multi-use coupon to one user. Only the coupon of the first round is issued and
        returned; the use of each round issues the next one. Every coupon raises a SEND callback and needs a
        confirmation of its own. The validity of all rounds counts from this call; interval_days delays the use only.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stocks of the bundle are in state SENDING.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: The total, daily and per-user limits of the first stock allow one more coupon.
        Rate limit: 500 per second and mchid.
        Idempotent by `send_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280664
        """
        return await self._caller.call(
            SEND_USER_COUPON_BUNDLE,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def pre_send(
        self,
        openid: str,
        body: PreSendUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PreSendTokenResponse:
        """Pre-send a stock bundle to a user (向用户预发放商品券批次组).

        Checks a send of a stock bundle to one user and returns a token for the receive component of a mini program.
        Nothing is issued yet: the user takes the bundle by a tap on the component, and then the coupon of the first
        round is issued with send_channel RECEIVE_COMPONENT. Every call returns a new token, valid for 5 minutes.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The stocks of the bundle are in state SENDING.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Needs: WeChat Pay has opened the receive component to the provider.
        Rate limit: 500 per second and mchid.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 403 NOT_ENOUGH, 404 NOT_FOUND, 401
        SIGN_ERROR, 403 NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280670
        """
        return await self._caller.call(
            PRE_SEND_USER_COUPON_BUNDLE,
            openid,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def deactivate(
        self,
        openid: str,
        user_coupon_bundle_id: str,
        body: DeactivateUserCouponBundleRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> PartnerUserCouponBundle:
        """Deactivate a user's bundle (失效用户商品券组).

        Deactivates all coupons of a user's bundle, for good; coupons that are USED or DELETED do not change, and no
        further round is issued.

        Args:
            openid (用户OpenID): Id of the user under the appid of the request; percent-encoded in the path.
            user_coupon_bundle_id (用户券组ID): Id of the user's bundle, from the answer that sent it or from a callback (at
                most 40 characters).
            body: the model, or a dict with its JSON names; brand_id is filled in.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The bundle was sent to this user.
        Needs: usage_mode of the product coupon is PROGRESSIVE_BUNDLE.
        Rate limit: 500 per second and mchid.
        Idempotent by `out_request_no`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 400 ALREADY_EXISTS, 404 NOT_FOUND, 401 SIGN_ERROR, 403
        NO_AUTH, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/v3/partner/4016280658
        """
        return await self._caller.call(
            DEACTIVATE_USER_COUPON_BUNDLE,
            openid,
            user_coupon_bundle_id,
            body=body,
            timeout=timeout,
            retry=retry,
        )
