"""What callers are told by callbacks: coupons received, pictures made. Uses and ends raise nothing (U28, U30)."""

from __future__ import annotations

from datetime import datetime

from .._json import Json
from .._user_coupons import UserCoupon
from .call import Call

# N9
_ATTACHING = ("API", "RECEIVE_COMPONENT")


def coupon_received(call: Call, coupon: UserCoupon) -> None:
    """Tell that a user has received a coupon, or the next round of a bundle (U1, N13, N14, B8)."""
    appid: str = coupon.stock_content["notify_config"]["notify_appid"]
    people = call.store.people
    payload: Json = {
        **call.owner.shown,
        "coupon_code": coupon.coupon_code,
        "product_coupon_id": coupon.stock.coupon.product_coupon_id,
        "stock_id": coupon.stock.stock_id,
        "appid": appid,
        "openid": people.openid(coupon.person, appid),  # N8
        "unionid": people.unionid(coupon.person),
        "receive_time": coupon.received_at.isoformat(),
        "send_request_no": coupon.told["send_request_no"],
        "send_channel": coupon.channel,
        "valid_begin_time": coupon.validity.begin.isoformat(),
        "valid_end_time": coupon.validity.end.isoformat(),
    }
    if coupon.bundle is not None:
        payload["stock_bundle_id"] = coupon.bundle.stock_bundle.stock_bundle_id
        payload["user_coupon_bundle_id"] = coupon.bundle.user_coupon_bundle_id
    if "attach" in coupon.told and coupon.channel in _ATTACHING:
        payload["attach"] = coupon.told["attach"]
    call.announce("productCouponSend", payload, call.now)


def image_task_done(call: Call, result: Json, at: datetime) -> None:
    """Tell that an image generation task will have ended at `at`."""
    call.announce("imageGeneration", result, at)
