"""The models of the contract; each is loaded when first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .app_jump_type import AppJumpType
    from .associated_order_info import AssociatedOrderInfo
    from .associated_pay_score_order_info import AssociatedPayScoreOrderInfo
    from .background_color import BackgroundColor
    from .bind_recipient_request import BindRecipientRequest
    from .bind_recipient_response import BindRecipientResponse
    from .brand_id_request import BrandIdRequest
    from .brand_store import BrandStore
    from .brand_store_address import BrandStoreAddress
    from .brand_store_audit_state import BrandStoreAuditState
    from .brand_store_basics import BrandStoreBasics
    from .brand_store_business import BrandStoreBusiness
    from .brand_store_recipient import BrandStoreRecipient
    from .brand_store_state import BrandStoreState
    from .brand_store_state_result import BrandStoreStateResult
    from .bundle_coupon_code_mode import BundleCouponCodeMode
    from .callback_algorithm import CallbackAlgorithm
    from .callback_envelope import CallbackEnvelope
    from .callback_event_type import CallbackEventType
    from .callback_reply import CallbackReply
    from .callback_reply_code import CallbackReplyCode
    from .callback_resource import CallbackResource
    from .callback_resource_type import CallbackResourceType
    from .code_display_mode import CodeDisplayMode
    from .combine_image import CombineImage
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
    from .create_brand_store_request import CreateBrandStoreRequest
    from .create_image_generation_task_request import CreateImageGenerationTaskRequest
    from .create_product_coupon_request import CreateProductCouponRequest
    from .create_product_coupon_response import CreateProductCouponResponse
    from .create_stock_bundle_request import CreateStockBundleRequest
    from .create_stock_request import CreateStockRequest
    from .cut_out import CutOut
    from .day_of_week import DayOfWeek
    from .deactivate_request import DeactivateRequest
    from .deactivate_user_coupon_bundle_request import DeactivateUserCouponBundleRequest
    from .deactivate_user_coupon_request import DeactivateUserCouponRequest
    from .delivery_plan_audit_state import DeliveryPlanAuditState
    from .delivery_plan_change_event import DeliveryPlanChangeEvent
    from .delivery_plan_state import DeliveryPlanState
    from .discount_coupon_usage_rule import DiscountCouponUsageRule
    from .entrance_finder import EntranceFinder
    from .entrance_mini_program import EntranceMiniProgram
    from .entrance_official_account import EntranceOfficialAccount
    from .error_detail import ErrorDetail
    from .error_location import ErrorLocation
    from .error_response import ErrorResponse
    from .exchange_coupon_usage_rule import ExchangeCouponUsageRule
    from .failed_coupon_code_info import FailedCouponCodeInfo
    from .failed_store_info import FailedStoreInfo
    from .generated_image import GeneratedImage
    from .image_generation_event import ImageGenerationEvent
    from .image_generation_task import ImageGenerationTask
    from .image_generation_task_accepted import ImageGenerationTaskAccepted
    from .image_generation_type import ImageGenerationType
    from .image_meta import ImageMeta
    from .image_task_state import ImageTaskState
    from .list_associated_stores_response import ListAssociatedStoresResponse
    from .list_brand_stores_response import ListBrandStoresResponse
    from .list_stocks_response import ListStocksResponse
    from .list_user_coupons_response import ListUserCouponsResponse
    from .member_tag_info import MemberTagInfo
    from .normal_coupon_usage_rule import NormalCouponUsageRule
    from .notify_config import NotifyConfig
    from .notify_config_setting import NotifyConfigSetting
    from .partner_bind_recipient_request import PartnerBindRecipientRequest
    from .partner_bind_recipient_response import PartnerBindRecipientResponse
    from .partner_brand_store import PartnerBrandStore
    from .partner_brand_store_state_result import PartnerBrandStoreStateResult
    from .partner_confirm_user_coupon_request import PartnerConfirmUserCouponRequest
    from .partner_create_brand_store_request import PartnerCreateBrandStoreRequest
    from .partner_create_image_generation_task_request import (
        PartnerCreateImageGenerationTaskRequest,
    )
    from .partner_create_product_coupon_request import PartnerCreateProductCouponRequest
    from .partner_create_product_coupon_response import (
        PartnerCreateProductCouponResponse,
    )
    from .partner_create_stock_bundle_request import PartnerCreateStockBundleRequest
    from .partner_create_stock_request import PartnerCreateStockRequest
    from .partner_deactivate_request import PartnerDeactivateRequest
    from .partner_deactivate_user_coupon_bundle_request import (
        PartnerDeactivateUserCouponBundleRequest,
    )
    from .partner_deactivate_user_coupon_request import (
        PartnerDeactivateUserCouponRequest,
    )
    from .partner_image_generation_event import PartnerImageGenerationEvent
    from .partner_image_generation_task import PartnerImageGenerationTask
    from .partner_image_generation_task_accepted import (
        PartnerImageGenerationTaskAccepted,
    )
    from .partner_list_brand_stores_response import PartnerListBrandStoresResponse
    from .partner_list_stocks_response import PartnerListStocksResponse
    from .partner_list_user_coupons_response import PartnerListUserCouponsResponse
    from .partner_pre_send_user_coupon_bundle_request import (
        PartnerPreSendUserCouponBundleRequest,
    )
    from .partner_pre_send_user_coupon_request import PartnerPreSendUserCouponRequest
    from .partner_product_coupon import PartnerProductCoupon
    from .partner_product_coupon_send_event import PartnerProductCouponSendEvent
    from .partner_return_user_coupon_request import PartnerReturnUserCouponRequest
    from .partner_send_user_coupon_bundle_request import (
        PartnerSendUserCouponBundleRequest,
    )
    from .partner_send_user_coupon_request import PartnerSendUserCouponRequest
    from .partner_stock import PartnerStock
    from .partner_stock_bundle import PartnerStockBundle
    from .partner_stock_in_bundle import PartnerStockInBundle
    from .partner_store_list_request import PartnerStoreListRequest
    from .partner_unbind_recipient_request import PartnerUnbindRecipientRequest
    from .partner_update_brand_store_request import PartnerUpdateBrandStoreRequest
    from .partner_update_budget_request import PartnerUpdateBudgetRequest
    from .partner_update_product_coupon_request import PartnerUpdateProductCouponRequest
    from .partner_update_stock_bundle_request import PartnerUpdateStockBundleRequest
    from .partner_update_stock_request import PartnerUpdateStockRequest
    from .partner_upload_coupon_codes_request import PartnerUploadCouponCodesRequest
    from .partner_use_user_coupon_request import PartnerUseUserCouponRequest
    from .partner_user_coupon import PartnerUserCoupon
    from .partner_user_coupon_bundle import PartnerUserCouponBundle
    from .partner_user_coupon_in_bundle import PartnerUserCouponInBundle
    from .period_of_the_day import PeriodOfTheDay
    from .pre_send_token_response import PreSendTokenResponse
    from .pre_send_user_coupon_bundle_request import PreSendUserCouponBundleRequest
    from .pre_send_user_coupon_request import PreSendUserCouponRequest
    from .product_coupon import ProductCoupon
    from .product_coupon_display_info import ProductCouponDisplayInfo
    from .product_coupon_scope import ProductCouponScope
    from .product_coupon_send_event import ProductCouponSendEvent
    from .product_coupon_state import ProductCouponState
    from .product_coupon_type import ProductCouponType
    from .progressive_bundle_usage_info import ProgressiveBundleUsageInfo
    from .recipient_state import RecipientState
    from .return_user_coupon_request import ReturnUserCouponRequest
    from .send_channel import SendChannel
    from .send_user_coupon_bundle_request import SendUserCouponBundleRequest
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
    from .store_info import StoreInfo
    from .store_list_request import StoreListRequest
    from .store_list_result import StoreListResult
    from .store_scope import StoreScope
    from .time_period import TimePeriod
    from .unbind_recipient_request import UnbindRecipientRequest
    from .unbind_recipient_response import UnbindRecipientResponse
    from .update_brand_store_request import UpdateBrandStoreRequest
    from .update_budget_mode import UpdateBudgetMode
    from .update_budget_request import UpdateBudgetRequest
    from .update_product_coupon_request import UpdateProductCouponRequest
    from .update_stock_bundle_request import UpdateStockBundleRequest
    from .update_stock_request import UpdateStockRequest
    from .upload_coupon_codes_request import UploadCouponCodesRequest
    from .upload_coupon_codes_response import UploadCouponCodesResponse
    from .upload_image_request import UploadImageRequest
    from .upload_image_response import UploadImageResponse
    from .usage_mode import UsageMode
    from .usage_rule_display_info import UsageRuleDisplayInfo
    from .use_user_coupon_request import UseUserCouponRequest
    from .user_coupon import UserCoupon
    from .user_coupon_bundle import UserCouponBundle
    from .user_coupon_bundle_info import UserCouponBundleInfo
    from .user_coupon_in_bundle import UserCouponInBundle
    from .user_coupon_state import UserCouponState
    from .user_coupon_tag import UserCouponTag
    from .weekly_available_period import WeeklyAvailablePeriod

_MODULES = {
    "AppJumpType": "app_jump_type",
    "AssociatedOrderInfo": "associated_order_info",
    "AssociatedPayScoreOrderInfo": "associated_pay_score_order_info",
    "BackgroundColor": "background_color",
    "BindRecipientRequest": "bind_recipient_request",
    "BindRecipientResponse": "bind_recipient_response",
    "BrandIdRequest": "brand_id_request",
    "BrandStore": "brand_store",
    "BrandStoreAddress": "brand_store_address",
    "BrandStoreAuditState": "brand_store_audit_state",
    "BrandStoreBasics": "brand_store_basics",
    "BrandStoreBusiness": "brand_store_business",
    "BrandStoreRecipient": "brand_store_recipient",
    "BrandStoreState": "brand_store_state",
    "BrandStoreStateResult": "brand_store_state_result",
    "BundleCouponCodeMode": "bundle_coupon_code_mode",
    "CallbackAlgorithm": "callback_algorithm",
    "CallbackEnvelope": "callback_envelope",
    "CallbackEventType": "callback_event_type",
    "CallbackReply": "callback_reply",
    "CallbackReplyCode": "callback_reply_code",
    "CallbackResource": "callback_resource",
    "CallbackResourceType": "callback_resource_type",
    "CodeDisplayMode": "code_display_mode",
    "CombineImage": "combine_image",
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
    "CreateBrandStoreRequest": "create_brand_store_request",
    "CreateImageGenerationTaskRequest": "create_image_generation_task_request",
    "CreateProductCouponRequest": "create_product_coupon_request",
    "CreateProductCouponResponse": "create_product_coupon_response",
    "CreateStockBundleRequest": "create_stock_bundle_request",
    "CreateStockRequest": "create_stock_request",
    "CutOut": "cut_out",
    "DayOfWeek": "day_of_week",
    "DeactivateRequest": "deactivate_request",
    "DeactivateUserCouponBundleRequest": "deactivate_user_coupon_bundle_request",
    "DeactivateUserCouponRequest": "deactivate_user_coupon_request",
    "DeliveryPlanAuditState": "delivery_plan_audit_state",
    "DeliveryPlanChangeEvent": "delivery_plan_change_event",
    "DeliveryPlanState": "delivery_plan_state",
    "DiscountCouponUsageRule": "discount_coupon_usage_rule",
    "EntranceFinder": "entrance_finder",
    "EntranceMiniProgram": "entrance_mini_program",
    "EntranceOfficialAccount": "entrance_official_account",
    "ErrorDetail": "error_detail",
    "ErrorLocation": "error_location",
    "ErrorResponse": "error_response",
    "ExchangeCouponUsageRule": "exchange_coupon_usage_rule",
    "FailedCouponCodeInfo": "failed_coupon_code_info",
    "FailedStoreInfo": "failed_store_info",
    "GeneratedImage": "generated_image",
    "ImageGenerationEvent": "image_generation_event",
    "ImageGenerationTask": "image_generation_task",
    "ImageGenerationTaskAccepted": "image_generation_task_accepted",
    "ImageGenerationType": "image_generation_type",
    "ImageMeta": "image_meta",
    "ImageTaskState": "image_task_state",
    "ListAssociatedStoresResponse": "list_associated_stores_response",
    "ListBrandStoresResponse": "list_brand_stores_response",
    "ListStocksResponse": "list_stocks_response",
    "ListUserCouponsResponse": "list_user_coupons_response",
    "MemberTagInfo": "member_tag_info",
    "NormalCouponUsageRule": "normal_coupon_usage_rule",
    "NotifyConfig": "notify_config",
    "NotifyConfigSetting": "notify_config_setting",
    "PartnerBindRecipientRequest": "partner_bind_recipient_request",
    "PartnerBindRecipientResponse": "partner_bind_recipient_response",
    "PartnerBrandStore": "partner_brand_store",
    "PartnerBrandStoreStateResult": "partner_brand_store_state_result",
    "PartnerConfirmUserCouponRequest": "partner_confirm_user_coupon_request",
    "PartnerCreateBrandStoreRequest": "partner_create_brand_store_request",
    "PartnerCreateImageGenerationTaskRequest": "partner_create_image_generation_task_request",
    "PartnerCreateProductCouponRequest": "partner_create_product_coupon_request",
    "PartnerCreateProductCouponResponse": "partner_create_product_coupon_response",
    "PartnerCreateStockBundleRequest": "partner_create_stock_bundle_request",
    "PartnerCreateStockRequest": "partner_create_stock_request",
    "PartnerDeactivateRequest": "partner_deactivate_request",
    "PartnerDeactivateUserCouponBundleRequest": "partner_deactivate_user_coupon_bundle_request",
    "PartnerDeactivateUserCouponRequest": "partner_deactivate_user_coupon_request",
    "PartnerImageGenerationEvent": "partner_image_generation_event",
    "PartnerImageGenerationTask": "partner_image_generation_task",
    "PartnerImageGenerationTaskAccepted": "partner_image_generation_task_accepted",
    "PartnerListBrandStoresResponse": "partner_list_brand_stores_response",
    "PartnerListStocksResponse": "partner_list_stocks_response",
    "PartnerListUserCouponsResponse": "partner_list_user_coupons_response",
    "PartnerPreSendUserCouponBundleRequest": "partner_pre_send_user_coupon_bundle_request",
    "PartnerPreSendUserCouponRequest": "partner_pre_send_user_coupon_request",
    "PartnerProductCoupon": "partner_product_coupon",
    "PartnerProductCouponSendEvent": "partner_product_coupon_send_event",
    "PartnerReturnUserCouponRequest": "partner_return_user_coupon_request",
    "PartnerSendUserCouponBundleRequest": "partner_send_user_coupon_bundle_request",
    "PartnerSendUserCouponRequest": "partner_send_user_coupon_request",
    "PartnerStock": "partner_stock",
    "PartnerStockBundle": "partner_stock_bundle",
    "PartnerStockInBundle": "partner_stock_in_bundle",
    "PartnerStoreListRequest": "partner_store_list_request",
    "PartnerUnbindRecipientRequest": "partner_unbind_recipient_request",
    "PartnerUpdateBrandStoreRequest": "partner_update_brand_store_request",
    "PartnerUpdateBudgetRequest": "partner_update_budget_request",
    "PartnerUpdateProductCouponRequest": "partner_update_product_coupon_request",
    "PartnerUpdateStockBundleRequest": "partner_update_stock_bundle_request",
    "PartnerUpdateStockRequest": "partner_update_stock_request",
    "PartnerUploadCouponCodesRequest": "partner_upload_coupon_codes_request",
    "PartnerUseUserCouponRequest": "partner_use_user_coupon_request",
    "PartnerUserCoupon": "partner_user_coupon",
    "PartnerUserCouponBundle": "partner_user_coupon_bundle",
    "PartnerUserCouponInBundle": "partner_user_coupon_in_bundle",
    "PeriodOfTheDay": "period_of_the_day",
    "PreSendTokenResponse": "pre_send_token_response",
    "PreSendUserCouponBundleRequest": "pre_send_user_coupon_bundle_request",
    "PreSendUserCouponRequest": "pre_send_user_coupon_request",
    "ProductCoupon": "product_coupon",
    "ProductCouponDisplayInfo": "product_coupon_display_info",
    "ProductCouponScope": "product_coupon_scope",
    "ProductCouponSendEvent": "product_coupon_send_event",
    "ProductCouponState": "product_coupon_state",
    "ProductCouponType": "product_coupon_type",
    "ProgressiveBundleUsageInfo": "progressive_bundle_usage_info",
    "RecipientState": "recipient_state",
    "ReturnUserCouponRequest": "return_user_coupon_request",
    "SendChannel": "send_channel",
    "SendUserCouponBundleRequest": "send_user_coupon_bundle_request",
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
    "StoreInfo": "store_info",
    "StoreListRequest": "store_list_request",
    "StoreListResult": "store_list_result",
    "StoreScope": "store_scope",
    "TimePeriod": "time_period",
    "UnbindRecipientRequest": "unbind_recipient_request",
    "UnbindRecipientResponse": "unbind_recipient_response",
    "UpdateBrandStoreRequest": "update_brand_store_request",
    "UpdateBudgetMode": "update_budget_mode",
    "UpdateBudgetRequest": "update_budget_request",
    "UpdateProductCouponRequest": "update_product_coupon_request",
    "UpdateStockBundleRequest": "update_stock_bundle_request",
    "UpdateStockRequest": "update_stock_request",
    "UploadCouponCodesRequest": "upload_coupon_codes_request",
    "UploadCouponCodesResponse": "upload_coupon_codes_response",
    "UploadImageRequest": "upload_image_request",
    "UploadImageResponse": "upload_image_response",
    "UsageMode": "usage_mode",
    "UsageRuleDisplayInfo": "usage_rule_display_info",
    "UseUserCouponRequest": "use_user_coupon_request",
    "UserCoupon": "user_coupon",
    "UserCouponBundle": "user_coupon_bundle",
    "UserCouponBundleInfo": "user_coupon_bundle_info",
    "UserCouponInBundle": "user_coupon_in_bundle",
    "UserCouponState": "user_coupon_state",
    "UserCouponTag": "user_coupon_tag",
    "WeeklyAvailablePeriod": "weekly_available_period",
}

__all__ = (
    "AppJumpType",
    "AssociatedOrderInfo",
    "AssociatedPayScoreOrderInfo",
    "BackgroundColor",
    "BindRecipientRequest",
    "BindRecipientResponse",
    "BrandIdRequest",
    "BrandStore",
    "BrandStoreAddress",
    "BrandStoreAuditState",
    "BrandStoreBasics",
    "BrandStoreBusiness",
    "BrandStoreRecipient",
    "BrandStoreState",
    "BrandStoreStateResult",
    "BundleCouponCodeMode",
    "CallbackAlgorithm",
    "CallbackEnvelope",
    "CallbackEventType",
    "CallbackReply",
    "CallbackReplyCode",
    "CallbackResource",
    "CallbackResourceType",
    "CodeDisplayMode",
    "CombineImage",
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
    "CreateBrandStoreRequest",
    "CreateImageGenerationTaskRequest",
    "CreateProductCouponRequest",
    "CreateProductCouponResponse",
    "CreateStockBundleRequest",
    "CreateStockRequest",
    "CutOut",
    "DayOfWeek",
    "DeactivateRequest",
    "DeactivateUserCouponBundleRequest",
    "DeactivateUserCouponRequest",
    "DeliveryPlanAuditState",
    "DeliveryPlanChangeEvent",
    "DeliveryPlanState",
    "DiscountCouponUsageRule",
    "EntranceFinder",
    "EntranceMiniProgram",
    "EntranceOfficialAccount",
    "ErrorDetail",
    "ErrorLocation",
    "ErrorResponse",
    "ExchangeCouponUsageRule",
    "FailedCouponCodeInfo",
    "FailedStoreInfo",
    "GeneratedImage",
    "ImageGenerationEvent",
    "ImageGenerationTask",
    "ImageGenerationTaskAccepted",
    "ImageGenerationType",
    "ImageMeta",
    "ImageTaskState",
    "ListAssociatedStoresResponse",
    "ListBrandStoresResponse",
    "ListStocksResponse",
    "ListUserCouponsResponse",
    "MemberTagInfo",
    "NormalCouponUsageRule",
    "NotifyConfig",
    "NotifyConfigSetting",
    "PartnerBindRecipientRequest",
    "PartnerBindRecipientResponse",
    "PartnerBrandStore",
    "PartnerBrandStoreStateResult",
    "PartnerConfirmUserCouponRequest",
    "PartnerCreateBrandStoreRequest",
    "PartnerCreateImageGenerationTaskRequest",
    "PartnerCreateProductCouponRequest",
    "PartnerCreateProductCouponResponse",
    "PartnerCreateStockBundleRequest",
    "PartnerCreateStockRequest",
    "PartnerDeactivateRequest",
    "PartnerDeactivateUserCouponBundleRequest",
    "PartnerDeactivateUserCouponRequest",
    "PartnerImageGenerationEvent",
    "PartnerImageGenerationTask",
    "PartnerImageGenerationTaskAccepted",
    "PartnerListBrandStoresResponse",
    "PartnerListStocksResponse",
    "PartnerListUserCouponsResponse",
    "PartnerPreSendUserCouponBundleRequest",
    "PartnerPreSendUserCouponRequest",
    "PartnerProductCoupon",
    "PartnerProductCouponSendEvent",
    "PartnerReturnUserCouponRequest",
    "PartnerSendUserCouponBundleRequest",
    "PartnerSendUserCouponRequest",
    "PartnerStock",
    "PartnerStockBundle",
    "PartnerStockInBundle",
    "PartnerStoreListRequest",
    "PartnerUnbindRecipientRequest",
    "PartnerUpdateBrandStoreRequest",
    "PartnerUpdateBudgetRequest",
    "PartnerUpdateProductCouponRequest",
    "PartnerUpdateStockBundleRequest",
    "PartnerUpdateStockRequest",
    "PartnerUploadCouponCodesRequest",
    "PartnerUserCoupon",
    "PartnerUserCouponBundle",
    "PartnerUserCouponInBundle",
    "PartnerUseUserCouponRequest",
    "PeriodOfTheDay",
    "PreSendTokenResponse",
    "PreSendUserCouponBundleRequest",
    "PreSendUserCouponRequest",
    "ProductCoupon",
    "ProductCouponDisplayInfo",
    "ProductCouponScope",
    "ProductCouponSendEvent",
    "ProductCouponState",
    "ProductCouponType",
    "ProgressiveBundleUsageInfo",
    "RecipientState",
    "ReturnUserCouponRequest",
    "SendChannel",
    "SendUserCouponBundleRequest",
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
    "StoreInfo",
    "StoreListRequest",
    "StoreListResult",
    "StoreScope",
    "TimePeriod",
    "UnbindRecipientRequest",
    "UnbindRecipientResponse",
    "UpdateBrandStoreRequest",
    "UpdateBudgetMode",
    "UpdateBudgetRequest",
    "UpdateProductCouponRequest",
    "UpdateStockBundleRequest",
    "UpdateStockRequest",
    "UploadCouponCodesRequest",
    "UploadCouponCodesResponse",
    "UploadImageRequest",
    "UploadImageResponse",
    "UsageMode",
    "UsageRuleDisplayInfo",
    "UserCoupon",
    "UserCouponBundle",
    "UserCouponBundleInfo",
    "UserCouponInBundle",
    "UserCouponState",
    "UserCouponTag",
    "UseUserCouponRequest",
    "WeeklyAvailablePeriod",
)


if not TYPE_CHECKING:  # type checkers know the names from above, and no others

    def __getattr__(name: str) -> Any:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f".{module}", __name__), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
