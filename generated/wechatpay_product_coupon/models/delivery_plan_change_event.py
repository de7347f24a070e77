from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import TEXT, TIME, Field, Model, enum, wire_model

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import Any

    from . import DeliveryPlanAuditState, DeliveryPlanState

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class DeliveryPlanChangeEvent(Model):
    """Decrypted payload of DELIVERY_PLAN.CHANGE: the state of a delivery plan, or that of its review, has changed
    (投放计划变更通知).

    Attributes:
        plan_id (投放计划ID): Id of the delivery plan, made by WeChat Pay (at most 40 characters).
        plan_state (投放计划当前状态): State of the plan now (at most 40 characters).
        audit_state (投放计划当前审核状态): State of its review now (at most 40 characters).
        change_reason (变更原因): Why the state has changed; text for humans.
        modify_time (修改时间): When the state has changed; may carry milliseconds.
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("plan_id", "plan_id", TEXT, required=True),
        Field("plan_state", "plan_state", enum(_MODELS, "DeliveryPlanState"), required=True),
        Field("audit_state", "audit_state", enum(_MODELS, "DeliveryPlanAuditState"), required=True),
        Field("change_reason", "change_reason", TEXT, required=True),
        Field("modify_time", "modify_time", TIME, required=True),
    )
    plan_id: str
    plan_state: DeliveryPlanState
    audit_state: DeliveryPlanAuditState
    change_reason: str
    modify_time: datetime.datetime

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            plan_id: str,
            plan_state: DeliveryPlanState | str,
            audit_state: DeliveryPlanAuditState | str,
            change_reason: str,
            modify_time: datetime.datetime | str,
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
