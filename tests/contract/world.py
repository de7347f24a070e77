"""The objects that a generated call needs, made through the client under test, and the call bent to name them."""

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


def bundle_body(number: str) -> Schema:
    """A multi-use coupon of three rounds that can be used at `World.NOW`."""
    body = coupon_body(number, "WECHATPAY")
    stock = body.pop("stock")
    rule = stock.pop("single_usage_rule")
    del body["single_usage_info"]
    rule["normal_coupon_list"] = ROUNDS
    body["stock_bundle"] = stock | {"progressive_bundle_usage_rule": rule, "store_scope": "SPECIFIC"}
    return body | {"usage_mode": "PROGRESSIVE_BUNDLE", "progressive_bundle_usage_info": {"count": 3}}


ROUNDS = [{"threshold": 10000, "discount_amount": 1000}] * 3
LIMITS = {"max_count": 100, "max_count_per_day": 50, "max_count_per_user": 10}
ADDRESS = {"address_code": "440305", "address_detail": "深南大道10000号"}


def used_body(number: str) -> Schema:
    """A redemption at `World.NOW`."""
    order = {"transaction_id": "4200000000202508150000000000"}
    return {"out_request_no": f"U_{number}", "use_time": World.NOW, "associated_order_info": order}


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
        query.pop("page_token", None)  # only the list itself can make one
        body = sane(case.body) if isinstance(case.body, dict) else None
        if body is not None:
            body |= {key: value for key, value in known.items() if key in body}
            if self.partner and "brand_id" in body and known:
                body["brand_id"] = BRAND_ID
            bend = getattr(self, f"bend_{name}", None)
            if bend is not None:
                bend(body)
        if self.partner and "brand_id" in query and known:
            query["brand_id"] = BRAND_ID
        return path, query, body

    def prepare(self, name: str) -> Schema:
        """Make what an operation needs; the ids that name it."""
        make = getattr(self, f"before_{name}", None)
        known: Schema = make() if make is not None else {}
        return known

    def coupon(self, code_mode: str = "WECHATPAY", **stock: Any) -> Schema:
        body = coupon_body(self.number, code_mode)
        body["stock"] |= stock
        coupon = self.side.product_coupons.create(body)
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

    def used(self) -> Schema:
        known = self.confirmed()
        ids = {key: known[key] for key in ("product_coupon_id", "stock_id", "appid")}
        self.side.user_coupons.use(OPENID, known["coupon_code"], ids | used_body(self.number))
        return known

    def bundle(self) -> Schema:
        body = bundle_body(self.number)
        body["stock_bundle"]["stock_send_rule"] = LIMITS
        coupon = self.side.product_coupons.create(body)
        bundle_id = coupon.stock_bundle.stock_bundle_id
        return {"product_coupon_id": coupon.product_coupon_id, "stock_bundle_id": bundle_id}

    def sent_bundle(self) -> Schema:
        ids = self.bundle() | {"appid": APPID}
        sent = self.side.user_coupon_bundles.send(OPENID, ids | {"send_request_no": f"S_{self.number}"})
        return ids | {"openid": OPENID, "user_coupon_bundle_id": sent.user_coupon_bundle_id}

    def store(self) -> Schema:
        return {"store_id": self.side.stores.create({"store_address": ADDRESS}).store_id}

    def before_GetProductCoupon(self) -> Schema:
        return self.coupon()

    before_UpdateProductCoupon = before_DeactivateProductCoupon = before_GetProductCoupon
    before_CreateStock = before_ListStocks = before_GetStock = before_UpdateStock = before_GetProductCoupon
    before_DeactivateStock = before_SendUserCoupon = before_PreSendUserCoupon = before_GetProductCoupon

    def before_UploadCouponCodes(self) -> Schema:
        return self.coupon("UPLOAD")

    def before_UpdateStockBudget(self) -> Schema:
        return self.coupon(stock_send_rule=LIMITS) | {"current_max_count": 100, "current_max_count_per_day": 50}

    def before_AssociateStockStores(self) -> Schema:
        return self.coupon(store_scope="SPECIFIC")

    before_DisassociateStockStores = before_ListStockStores = before_AssociateStockStores

    def before_CreateStockBundle(self) -> Schema:
        return self.bundle()

    before_UpdateStockBundle = before_AssociateStockBundleStores = before_CreateStockBundle
    before_DisassociateStockBundleStores = before_SendUserCouponBundle = before_CreateStockBundle
    before_PreSendUserCouponBundle = before_CreateStockBundle

    def before_UpdateStockBundleBudget(self) -> Schema:
        return self.bundle() | {"current_max_count": 100, "current_max_count_per_day": 50}

    def before_UseUserCoupon(self) -> Schema:
        return self.confirmed() | self.store()

    before_ConfirmUserCoupon = before_ListUserCoupons = before_DeactivateUserCoupon = sent
    before_GetUserCoupon = confirmed
    before_ReturnUserCoupon = used
    before_DeactivateUserCouponBundle = sent_bundle

    def before_GetNotifyConfig(self) -> Schema:
        self.side.notify_config.set({"notify_url": "https://www.example.com/notify"})
        return {}

    def before_GetImageGenerationTask(self) -> Schema:
        image = {"image_url": "https://wxpaylogo.qpic.cn/wxpaylogo/a/b"}
        known = {"task_id": f"T_{self.number}", "image_generation_type": "CUT_OUT"}
        self.side.images.create_generation_task(known | {"cut_out": image})
        return known

    before_GetStore = before_UpdateStore = before_DeleteStore = before_CloseStore = store
    before_BindStoreRecipient = store

    def before_ResumeStore(self) -> Schema:
        known = self.store()
        self.side.stores.close(known["store_id"])
        return known

    def before_UnbindStoreRecipient(self) -> Schema:
        known = self.store() | {"mchid": "1230000109"}
        recipient = {"mchid": known["mchid"], "company_name": "腾讯科技（深圳）有限公司"}
        self.side.stores.bind_recipient(known["store_id"], recipient)
        return known

    @staticmethod
    def bend_SendUserCoupon(body: Schema) -> None:
        body.pop("coupon_code", None)  # the stock hands out its own codes

    bend_PreSendUserCoupon = bend_SendUserCoupon

    @staticmethod
    def bend_CreateStock(body: Schema) -> None:
        # The contract cannot know that this coupon is a SINGLE one.
        stock = body["stock"]
        stock.pop("sequential_usage_rule", None)
        stock.setdefault("single_usage_rule", coupon_body("", "")["stock"]["single_usage_rule"])

    @staticmethod
    def bend_CreateStockBundle(body: Schema) -> None:
        # Nor that this one is NORMAL.
        body["stock_bundle"]["progressive_bundle_usage_rule"]["normal_coupon_list"] = ROUNDS
