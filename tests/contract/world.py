"""The objects that a generated call needs, made through the client under test, and the call bent to name them."""

from hashlib import sha256
from typing import Any
from uuid import uuid4

from tests.contract.sane import sane
from tools.contract import Schema
from wechatpay_product_coupon import BrandClient, PartnerClient

BRAND_ID = "120344"
OPENID = "oh-394z-6CGkNoJrsDLTTUKiAnp4"
APPID = "wx233544546545989"
PICTURE = b"\x89PNG\r\n\x1a\n a picture"


def coupon_body(number: str, code_mode: str) -> Schema:
    """A coupon that can be used at `World.NOW`."""
    return {
        "out_request_no": f"W_{number}",
        "scope": "ALL",
        "type": "NORMAL",
        "usage_mode": "SINGLE",
        "single_usage_info": {"normal_coupon": {"threshold": 10000, "discount_amount": 1000}},
        "display_info": {
            "name": "全场满100减10",
            "image_url": "https://wxpaylogo.qpic.cn/wxpaylogo/a/b",
            "background_url": "https://wxpaylogo.qpic.cn/wxpaylogo/a/c",
        },
        "stock": {
            "coupon_code_mode": code_mode,
            "stock_send_rule": {"max_count": 100, "max_count_per_user": 10},
            "single_usage_rule": {
                "coupon_available_period": {
                    "available_begin_time": "2025-08-01T00:00:00+08:00",
                    "available_end_time": "2025-12-31T23:59:59+08:00",
                }
            },
            "usage_rule_display_info": {
                "coupon_usage_method_list": ["OFFLINE"],
                "usage_description": "可用",
                "coupon_available_store_info": {"description": "所有门店"},
            },
            "coupon_display_info": {"code_display_mode": "QRCODE"},
            "notify_config": {"notify_appid": APPID},
            "store_scope": "NONE",
        },
    }


class World:
    """What exists before a generated call is made."""

    NOW = "2025-08-15T12:00:00+08:00"

    def __init__(self, client: BrandClient | PartnerClient) -> None:
        self.side: Any = client.for_brand(BRAND_ID) if isinstance(client, PartnerClient) else client
        self.partner = isinstance(client, PartnerClient)
        self.number = uuid4().hex  # numbers are used once, also by worlds that share a server

    def adapt(self, operation_id: str, case: Any) -> tuple[Schema, Schema, Any]:
        """Path, query and body of a generated case, naming objects that exist."""
        name = operation_id.removeprefix("brand").removeprefix("partner")
        known = self.prepare(name)
        path = {key: known.get(key, value) for key, value in (case.path_parameters or {}).items()}
        query = {key: known.get(key, value) for key, value in (case.query or {}).items()}
        body = sane(case.body) if isinstance(case.body, dict) else None
        if body is not None:
            body |= {key: value for key, value in known.items() if key in body}
            if self.partner and "brand_id" in body and known:
                body["brand_id"] = BRAND_ID
            if name == "SendUserCoupon":
                body.pop("coupon_code", None)  # the stock hands out its own codes
        if name == "UploadImage":
            meta = {"filename": "logo.png", "sha256": sha256(PICTURE).hexdigest()}
            body = {"meta": meta, "file": PICTURE}
        if self.partner and "brand_id" in query and known:
            query["brand_id"] = BRAND_ID
        return path, query, body

    def prepare(self, name: str) -> Schema:
        """Make what an operation needs; the ids that name it."""
        make = getattr(self, f"before_{name}", None)
        known: Schema = make() if make is not None else {}
        return known

    def coupon(self, code_mode: str = "WECHATPAY") -> Schema:
        coupon = self.side.product_coupons.create(coupon_body(self.number, code_mode))
        return {"product_coupon_id": coupon.product_coupon_id, "stock_id": coupon.stock.stock_id}

    def sent(self) -> Schema:
        ids = self.coupon() | {"appid": APPID}
        sent = self.side.user_coupons.send(OPENID, ids | {"send_request_no": f"S_{self.number}"})
        return ids | {"openid": OPENID, "coupon_code": sent.coupon_code}

    def confirmed(self) -> Schema:
        known = self.sent()
        ids = {key: known[key] for key in ("product_coupon_id", "stock_id", "appid")}
        self.side.user_coupons.confirm(OPENID, known["coupon_code"], ids | {"out_request_no": f"C_{self.number}"})
        return known

    def before_GetProductCoupon(self) -> Schema:
        return self.coupon()

    def before_UploadCouponCodes(self) -> Schema:
        return self.coupon("UPLOAD")

    def before_SendUserCoupon(self) -> Schema:
        return self.coupon()

    before_ConfirmUserCoupon = sent
    before_UseUserCoupon = confirmed
    before_GetUserCoupon = confirmed

    def before_GetNotifyConfig(self) -> Schema:
        self.side.notify_config.set({"notify_url": "https://www.example.com/notify"})
        return {}
