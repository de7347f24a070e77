"""The models of the contract; each is loaded when first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .app_jump_type import AppJumpType
    from .associated_order_info import AssociatedOrderInfo
    from .associated_pay_score_order_info import AssociatedPayScoreOrderInfo
    from .background_color import BackgroundColor
    from .bundle_coupon_code_mode import BundleCouponCodeMode
    from .code_display_mode import CodeDisplayMode
    from .combo_package import ComboPackage
    from .combo_package_choice import ComboPackageChoice
    from .confirm_user_coupon_request import ConfirmUserCouponRequest
    from .coupon_available_period import CouponAvailablePeriod
    from .coupon_available_store_info import CouponAvailableStoreInfo
    from .coupon_code_count_info import CouponCodeCountInfo
    from .coupon_code_mode import CouponCodeMode
    from .coupon_display_info import CouponDisplayInfo
    from .coupon_tag_info import CouponTagInfo
    from .coupon_usage_detail import CouponUsageDetail
    from .coupon_usage_method import CouponUsageMethod
    from .create_product_coupon_request import CreateProductCouponRequest
    from .create_product_coupon_response import CreateProductCouponResponse
    from .day_of_week import DayOfWeek
    from .discount_coupon_usage_rule import DiscountCouponUsageRule
    from .entrance_finder import EntranceFinder
    from .entrance_mini_program import EntranceMiniProgram
    from .entrance_official_account import EntranceOfficialAccount
    from .error_detail import ErrorDetail
    from .error_location import ErrorLocation
    from .error_response import ErrorResponse
    from .exchange_coupon_usage_rule import ExchangeCouponUsageRule
    from .failed_coupon_code_info import FailedCouponCodeInfo
    from .member_tag_info import MemberTagInfo
    from .normal_coupon_usage_rule import NormalCouponUsageRule
    from .notify_config import NotifyConfig
    from .notify_config_setting import NotifyConfigSetting
    from .partner_confirm_user_coupon_request import PartnerConfirmUserCouponRequest
    from .partner_create_product_coupon_request import PartnerCreateProductCouponRequest
    from .partner_create_product_coupon_response import (
        PartnerCreateProductCouponResponse,
    )
    from .partner_product_coupon import PartnerProductCoupon
    from .partner_send_user_coupon_request import PartnerSendUserCouponRequest
    from .partner_stock import PartnerStock
    from .partner_stock_bundle import PartnerStockBundle
    from .partner_stock_in_bundle import PartnerStockInBundle
    from .partner_upload_coupon_codes_request import PartnerUploadCouponCodesRequest
    from .partner_use_user_coupon_request import PartnerUseUserCouponRequest
    from .partner_user_coupon import PartnerUserCoupon
    from .period_of_the_day import PeriodOfTheDay
    from .product_coupon import ProductCoupon
    from .product_coupon_display_info import ProductCouponDisplayInfo
    from .product_coupon_scope import ProductCouponScope
    from .product_coupon_state import ProductCouponState
    from .product_coupon_type import ProductCouponType
    from .progressive_bundle_usage_info import ProgressiveBundleUsageInfo
    from .send_channel import SendChannel
    from .send_user_coupon_request import SendUserCouponRequest
    from .sequential_available_period import SequentialAvailablePeriod
    from .sequential_type import SequentialType
    from .sequential_usage_detail import SequentialUsageDetail
    from .sequential_usage_detail_item import SequentialUsageDetailItem
    from .sequential_usage_info import SequentialUsageInfo
    from .sequential_usage_rule import SequentialUsageRule
    from .sequential_usage_state import SequentialUsageState
    from .set_notify_config_request import SetNotifyConfigRequest
    from .sign_error_issue import SignErrorIssue
    from .sign_information import SignInformation
    from .single_usage_info import SingleUsageInfo
    from .single_usage_rule import SingleUsageRule
    from .stock import Stock
    from .stock_bundle import StockBundle
    from .stock_bundle_for_create import StockBundleForCreate
    from .stock_bundle_info import StockBundleInfo
    from .stock_bundle_send_rule import StockBundleSendRule
    from .stock_bundle_usage_rule import StockBundleUsageRule
    from .stock_for_create import StockForCreate
    from .stock_in_bundle import StockInBundle
    from .stock_send_rule import StockSendRule
    from .stock_sent_count_info import StockSentCountInfo
    from .stock_state import StockState
    from .stock_usage_rule import StockUsageRule
    from .store_scope import StoreScope
    from .time_period import TimePeriod
    from .upload_coupon_codes_request import UploadCouponCodesRequest
    from .upload_coupon_codes_response import UploadCouponCodesResponse
    from .usage_mode import UsageMode
    from .usage_rule_display_info import UsageRuleDisplayInfo
    from .use_user_coupon_request import UseUserCouponRequest
    from .user_coupon import UserCoupon
    from .user_coupon_bundle_info import UserCouponBundleInfo
    from .user_coupon_state import UserCouponState
    from .user_coupon_tag import UserCouponTag
    from .weekly_available_period import WeeklyAvailablePeriod

_MODULES = {
    "AppJumpType": "app_jump_type",
    "AssociatedOrderInfo": "associated_order_info",
    "AssociatedPayScoreOrderInfo": "associated_pay_score_order_info",
    "BackgroundColor": "background_color",
    "BundleCouponCodeMode": "bundle_coupon_code_mode",
    "CodeDisplayMode": "code_display_mode",
    "ComboPackage": "combo_package",
    "ComboPackageChoice": "combo_package_choice",
    "ConfirmUserCouponRequest": "confirm_user_coupon_request",
    "CouponAvailablePeriod": "coupon_available_period",
    "CouponAvailableStoreInfo": "coupon_available_store_info",
    "CouponCodeCountInfo": "coupon_code_count_info",
    "CouponCodeMode": "coupon_code_mode",
    "CouponDisplayInfo": "coupon_display_info",
    "CouponTagInfo": "coupon_tag_info",
    "CouponUsageDetail": "coupon_usage_detail",
    "CouponUsageMethod": "coupon_usage_method",
    "CreateProductCouponRequest": "create_product_coupon_request",
    "CreateProductCouponResponse": "create_product_coupon_response",
    "DayOfWeek": "day_of_week",
    "DiscountCouponUsageRule": "discount_coupon_usage_rule",
    "EntranceFinder": "entrance_finder",
    "EntranceMiniProgram": "entrance_mini_program",
    "EntranceOfficialAccount": "entrance_official_account",
    "ErrorDetail": "error_detail",
    "ErrorLocation": "error_location",
    "ErrorResponse": "error_response",
    "ExchangeCouponUsageRule": "exchange_coupon_usage_rule",
    "FailedCouponCodeInfo": "failed_coupon_code_info",
    "MemberTagInfo": "member_tag_info",
    "NormalCouponUsageRule": "normal_coupon_usage_rule",
    "NotifyConfig": "notify_config",
    "NotifyConfigSetting": "notify_config_setting",
    "PartnerConfirmUserCouponRequest": "partner_confirm_user_coupon_request",
    "PartnerCreateProductCouponRequest": "partner_create_product_coupon_request",
    "PartnerCreateProductCouponResponse": "partner_create_product_coupon_response",
    "PartnerProductCoupon": "partner_product_coupon",
    "PartnerSendUserCouponRequest": "partner_send_user_coupon_request",
    "PartnerStock": "partner_stock",
    "PartnerStockBundle": "partner_stock_bundle",
    "PartnerStockInBundle": "partner_stock_in_bundle",
    "PartnerUploadCouponCodesRequest": "partner_upload_coupon_codes_request",
    "PartnerUseUserCouponRequest": "partner_use_user_coupon_request",
    "PartnerUserCoupon": "partner_user_coupon",
    "PeriodOfTheDay": "period_of_the_day",
    "ProductCoupon": "product_coupon",
    "ProductCouponDisplayInfo": "product_coupon_display_info",
    "ProductCouponScope": "product_coupon_scope",
    "ProductCouponState": "product_coupon_state",
    "ProductCouponType": "product_coupon_type",
    "ProgressiveBundleUsageInfo": "progressive_bundle_usage_info",
    "SendChannel": "send_channel",
    "SendUserCouponRequest": "send_user_coupon_request",
    "SequentialAvailablePeriod": "sequential_available_period",
    "SequentialType": "sequential_type",
    "SequentialUsageDetail": "sequential_usage_detail",
    "SequentialUsageDetailItem": "sequential_usage_detail_item",
    "SequentialUsageInfo": "sequential_usage_info",
    "SequentialUsageRule": "sequential_usage_rule",
    "SequentialUsageState": "sequential_usage_state",
    "SetNotifyConfigRequest": "set_notify_config_request",
    "SignErrorIssue": "sign_error_issue",
    "SignInformation": "sign_information",
    "SingleUsageInfo": "single_usage_info",
    "SingleUsageRule": "single_usage_rule",
    "Stock": "stock",
    "StockBundle": "stock_bundle",
    "StockBundleForCreate": "stock_bundle_for_create",
    "StockBundleInfo": "stock_bundle_info",
    "StockBundleSendRule": "stock_bundle_send_rule",
    "StockBundleUsageRule": "stock_bundle_usage_rule",
    "StockForCreate": "stock_for_create",
    "StockInBundle": "stock_in_bundle",
    "StockSendRule": "stock_send_rule",
    "StockSentCountInfo": "stock_sent_count_info",
    "StockState": "stock_state",
    "StockUsageRule": "stock_usage_rule",
    "StoreScope": "store_scope",
    "TimePeriod": "time_period",
    "UploadCouponCodesRequest": "upload_coupon_codes_request",
    "UploadCouponCodesResponse": "upload_coupon_codes_response",
    "UsageMode": "usage_mode",
    "UsageRuleDisplayInfo": "usage_rule_display_info",
    "UseUserCouponRequest": "use_user_coupon_request",
    "UserCoupon": "user_coupon",
    "UserCouponBundleInfo": "user_coupon_bundle_info",
    "UserCouponState": "user_coupon_state",
    "UserCouponTag": "user_coupon_tag",
    "WeeklyAvailablePeriod": "weekly_available_period",
}

__all__ = (
    "AppJumpType",
    "AssociatedOrderInfo",
    "AssociatedPayScoreOrderInfo",
    "BackgroundColor",
    "BundleCouponCodeMode",
    "CodeDisplayMode",
    "ComboPackage",
    "ComboPackageChoice",
    "ConfirmUserCouponRequest",
    "CouponAvailablePeriod",
    "CouponAvailableStoreInfo",
    "CouponCodeCountInfo",
    "CouponCodeMode",
    "CouponDisplayInfo",
    "CouponTagInfo",
    "CouponUsageDetail",
    "CouponUsageMethod",
    "CreateProductCouponRequest",
    "CreateProductCouponResponse",
    "DayOfWeek",
    "DiscountCouponUsageRule",
    "EntranceFinder",
    "EntranceMiniProgram",
    "EntranceOfficialAccount",
    "ErrorDetail",
    "ErrorLocation",
    "ErrorResponse",
    "ExchangeCouponUsageRule",
    "FailedCouponCodeInfo",
    "MemberTagInfo",
    "NormalCouponUsageRule",
    "NotifyConfig",
    "NotifyConfigSetting",
    "PartnerConfirmUserCouponRequest",
    "PartnerCreateProductCouponRequest",
    "PartnerCreateProductCouponResponse",
    "PartnerProductCoupon",
    "PartnerSendUserCouponRequest",
    "PartnerStock",
    "PartnerStockBundle",
    "PartnerStockInBundle",
    "PartnerUploadCouponCodesRequest",
    "PartnerUserCoupon",
    "PartnerUseUserCouponRequest",
    "PeriodOfTheDay",
    "ProductCoupon",
    "ProductCouponDisplayInfo",
    "ProductCouponScope",
    "ProductCouponState",
    "ProductCouponType",
    "ProgressiveBundleUsageInfo",
    "SendChannel",
    "SendUserCouponRequest",
    "SequentialAvailablePeriod",
    "SequentialType",
    "SequentialUsageDetail",
    "SequentialUsageDetailItem",
    "SequentialUsageInfo",
    "SequentialUsageRule",
    "SequentialUsageState",
    "SetNotifyConfigRequest",
    "SignErrorIssue",
    "SignInformation",
    "SingleUsageInfo",
    "SingleUsageRule",
    "Stock",
    "StockBundle",
    "StockBundleForCreate",
    "StockBundleInfo",
    "StockBundleSendRule",
    "StockBundleUsageRule",
    "StockForCreate",
    "StockInBundle",
    "StockSendRule",
    "StockSentCountInfo",
    "StockState",
    "StockUsageRule",
    "StoreScope",
    "TimePeriod",
    "UploadCouponCodesRequest",
    "UploadCouponCodesResponse",
    "UsageMode",
    "UsageRuleDisplayInfo",
    "UserCoupon",
    "UserCouponBundleInfo",
    "UserCouponState",
    "UserCouponTag",
    "UseUserCouponRequest",
    "WeeklyAvailablePeriod",
)


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
