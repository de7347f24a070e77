from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, UNSET, Field, Model, array, enum, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..types import Unset
    from . import AppJumpType, CouponAvailableStoreInfo, CouponUsageMethod

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class UsageRuleDisplayInfo(Model):
    """What users are told about using the coupon, and where its button leads (券使用规则展示信息).

    Attributes:
        coupon_usage_method_list (券使用方式列表): Ways of using the coupon; at least one (at least 1 entries).
        mini_program_appid (小程序AppID): AppID of the mini program in which the coupon is used; required with
            MINI_PROGRAM, and together with mini_program_path (optional).
        mini_program_path (小程序跳转路径): Page of that mini program; required with MINI_PROGRAM, and together with
            mini_program_appid (optional).
        app_path (APP的H5跳转路径): H5 page that leads into the app, for app_jump_type H5. Without app_jump_type, the
            path within the app (optional).
        usage_description (券使用说明): How to use the coupon, at most 1000 characters (at most 1000 characters).
        coupon_available_store_info (券可用门店信息): What users are told about the stores (optional).
        app_jump_type (APP跳转类型): How the user gets into the app. The newest pages require it when APP is a usage
            method; without it app_path is required (optional; since 2026-05).
        passcode_link (口令链接): Text shown for the user to copy; required with app_jump_type PASSCODE_LINK (optional;
            since 2026-05).

    Rules:
        - mini_program_appid is required when coupon_usage_method_list holds MINI_PROGRAM, or mini_program_path is
          sent
        - mini_program_path is required when coupon_usage_method_list holds MINI_PROGRAM, or mini_program_appid is
          sent
        - app_jump_type, or in the older form app_path, is required when coupon_usage_method_list holds APP
        - app_path is required when app_jump_type is H5
        - passcode_link is required when app_jump_type is PASSCODE_LINK
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field(
            "coupon_usage_method_list",
            "coupon_usage_method_list",
            array(enum(_MODELS, "CouponUsageMethod")),
            required=True,
        ),
        Field("mini_program_appid", "mini_program_appid", TEXT),
        Field("mini_program_path", "mini_program_path", TEXT),
        Field("app_path", "app_path", TEXT),
        Field("usage_description", "usage_description", TEXT, required=True),
        Field("coupon_available_store_info", "coupon_available_store_info", model(_MODELS, "CouponAvailableStoreInfo")),
        Field("app_jump_type", "app_jump_type", enum(_MODELS, "AppJumpType")),
        Field("passcode_link", "passcode_link", TEXT),
    )
    coupon_usage_method_list: list[CouponUsageMethod]
    mini_program_appid: str | Unset = UNSET
    mini_program_path: str | Unset = UNSET
    app_path: str | Unset = UNSET
    usage_description: str
    coupon_available_store_info: CouponAvailableStoreInfo | Unset = UNSET
    app_jump_type: AppJumpType | Unset = UNSET
    passcode_link: str | Unset = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            coupon_usage_method_list: Sequence[CouponUsageMethod | str],
            mini_program_appid: str | Unset | None = UNSET,
            mini_program_path: str | Unset | None = UNSET,
            app_path: str | Unset | None = UNSET,
            usage_description: str,
            coupon_available_store_info: CouponAvailableStoreInfo | Mapping[str, Any] | Unset | None = UNSET,
            app_jump_type: AppJumpType | str | Unset | None = UNSET,
            passcode_link: str | Unset | None = UNSET,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
