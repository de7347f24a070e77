from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wechatpay_runtime import INTEGER, TEXT, Field, Model, array, model, wire_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from . import ComboPackageChoice

_MODELS = "wechatpay_product_coupon.models"


@wire_model
class ComboPackage(Model):
    """A set of goods from which the user picks (适用商品组合).

    Attributes:
        name (适用商品名): Name of the set, at most 15 characters (at most 15 characters).
        pick_count (可选单品数量): How many of choice_list the user may pick. Official samples name more than there are
            choices, so it is not compared.
        choice_list (单品列表): The goods to pick from (at most 99 entries).
    """

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "name", TEXT, required=True),
        Field("pick_count", "pick_count", INTEGER, required=True),
        Field("choice_list", "choice_list", array(model(_MODELS, "ComboPackageChoice")), required=True),
    )
    name: str
    pick_count: int
    choice_list: list[ComboPackageChoice]

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            name: str,
            pick_count: int,
            choice_list: Sequence[ComboPackageChoice | Mapping[str, Any]],
            additional_properties: Mapping[str, Any] = ...,
        ) -> None: ...
