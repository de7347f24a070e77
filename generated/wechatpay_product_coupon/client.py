"""The clients: one per identity, sync and async. Resources are loaded when first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_auth import BrandCredentials, PartnerCredentials
from wechatpay_runtime import AsyncCaller, AsyncClient, Caller, SyncClient

if TYPE_CHECKING:
    from .api.brand_images import AsyncBrandImages, BrandImages
    from .api.brand_notify_config import AsyncBrandNotifyConfig, BrandNotifyConfig
    from .api.brand_product_coupons import AsyncBrandProductCoupons, BrandProductCoupons
    from .api.brand_stock_bundles import AsyncBrandStockBundles, BrandStockBundles
    from .api.brand_stocks import AsyncBrandStocks, BrandStocks
    from .api.brand_stores import AsyncBrandStores, BrandStores
    from .api.brand_user_coupon_bundles import (
        AsyncBrandUserCouponBundles,
        BrandUserCouponBundles,
    )
    from .api.brand_user_coupons import AsyncBrandUserCoupons, BrandUserCoupons
    from .api.partner_images import (
        AsyncBoundPartnerImages,
        AsyncPartnerImages,
        BoundPartnerImages,
        PartnerImages,
    )
    from .api.partner_notify_config import (
        AsyncBoundPartnerNotifyConfig,
        AsyncPartnerNotifyConfig,
        BoundPartnerNotifyConfig,
        PartnerNotifyConfig,
    )
    from .api.partner_product_coupons import (
        AsyncBoundPartnerProductCoupons,
        AsyncPartnerProductCoupons,
        BoundPartnerProductCoupons,
        PartnerProductCoupons,
    )
    from .api.partner_stock_bundles import (
        AsyncBoundPartnerStockBundles,
        AsyncPartnerStockBundles,
        BoundPartnerStockBundles,
        PartnerStockBundles,
    )
    from .api.partner_stocks import (
        AsyncBoundPartnerStocks,
        AsyncPartnerStocks,
        BoundPartnerStocks,
        PartnerStocks,
    )
    from .api.partner_stores import (
        AsyncBoundPartnerStores,
        AsyncPartnerStores,
        BoundPartnerStores,
        PartnerStores,
    )
    from .api.partner_user_coupon_bundles import (
        AsyncBoundPartnerUserCouponBundles,
        AsyncPartnerUserCouponBundles,
        BoundPartnerUserCouponBundles,
        PartnerUserCouponBundles,
    )
    from .api.partner_user_coupons import (
        AsyncBoundPartnerUserCoupons,
        AsyncPartnerUserCoupons,
        BoundPartnerUserCoupons,
        PartnerUserCoupons,
    )


class BrandClient(SyncClient[BrandCredentials]):
    """Calls WeChat Pay as a brand (品牌直连).

    Arguments and errors are those of `wechatpay_runtime.SyncClient`.
    """

    _credentials_type = BrandCredentials

    @cached_property
    def product_coupons(self) -> BrandProductCoupons:
        """Product coupons of a brand (商品券)"""
        from .api.brand_product_coupons import BrandProductCoupons

        return BrandProductCoupons(self._caller)

    @cached_property
    def stocks(self) -> BrandStocks:
        """Stocks of a brand's product coupon (批次)"""
        from .api.brand_stocks import BrandStocks

        return BrandStocks(self._caller)

    @cached_property
    def user_coupons(self) -> BrandUserCoupons:
        """Coupons held by a user of the brand (用户券)"""
        from .api.brand_user_coupons import BrandUserCoupons

        return BrandUserCoupons(self._caller)

    @cached_property
    def notify_config(self) -> BrandNotifyConfig:
        """Where a brand receives callbacks (事件通知地址)"""
        from .api.brand_notify_config import BrandNotifyConfig

        return BrandNotifyConfig(self._caller)

    @cached_property
    def stock_bundles(self) -> BrandStockBundles:
        """Stock bundles of a brand's multi-use coupon (批次组)"""
        from .api.brand_stock_bundles import BrandStockBundles

        return BrandStockBundles(self._caller)

    @cached_property
    def user_coupon_bundles(self) -> BrandUserCouponBundles:
        """Bundles of multi-use coupons held by a user of the brand (用户券组)"""
        from .api.brand_user_coupon_bundles import BrandUserCouponBundles

        return BrandUserCouponBundles(self._caller)

    @cached_property
    def images(self) -> BrandImages:
        """Pictures for a brand's coupons (商品券图片)"""
        from .api.brand_images import BrandImages

        return BrandImages(self._caller)

    @cached_property
    def stores(self) -> BrandStores:
        """Stores of a brand (品牌门店)"""
        from .api.brand_stores import BrandStores

        return BrandStores(self._caller)


class AsyncBrandClient(AsyncClient[BrandCredentials]):
    """Calls WeChat Pay as a brand (品牌直连), from asyncio.

    Arguments and errors are those of `wechatpay_runtime.AsyncClient`.
    """

    _credentials_type = BrandCredentials

    @cached_property
    def product_coupons(self) -> AsyncBrandProductCoupons:
        """Product coupons of a brand (商品券)"""
        from .api.brand_product_coupons import AsyncBrandProductCoupons

        return AsyncBrandProductCoupons(self._caller)

    @cached_property
    def stocks(self) -> AsyncBrandStocks:
        """Stocks of a brand's product coupon (批次)"""
        from .api.brand_stocks import AsyncBrandStocks

        return AsyncBrandStocks(self._caller)

    @cached_property
    def user_coupons(self) -> AsyncBrandUserCoupons:
        """Coupons held by a user of the brand (用户券)"""
        from .api.brand_user_coupons import AsyncBrandUserCoupons

        return AsyncBrandUserCoupons(self._caller)

    @cached_property
    def notify_config(self) -> AsyncBrandNotifyConfig:
        """Where a brand receives callbacks (事件通知地址)"""
        from .api.brand_notify_config import AsyncBrandNotifyConfig

        return AsyncBrandNotifyConfig(self._caller)

    @cached_property
    def stock_bundles(self) -> AsyncBrandStockBundles:
        """Stock bundles of a brand's multi-use coupon (批次组)"""
        from .api.brand_stock_bundles import AsyncBrandStockBundles

        return AsyncBrandStockBundles(self._caller)

    @cached_property
    def user_coupon_bundles(self) -> AsyncBrandUserCouponBundles:
        """Bundles of multi-use coupons held by a user of the brand (用户券组)"""
        from .api.brand_user_coupon_bundles import AsyncBrandUserCouponBundles

        return AsyncBrandUserCouponBundles(self._caller)

    @cached_property
    def images(self) -> AsyncBrandImages:
        """Pictures for a brand's coupons (商品券图片)"""
        from .api.brand_images import AsyncBrandImages

        return AsyncBrandImages(self._caller)

    @cached_property
    def stores(self) -> AsyncBrandStores:
        """Stores of a brand (品牌门店)"""
        from .api.brand_stores import AsyncBrandStores

        return AsyncBrandStores(self._caller)


class PartnerClient(SyncClient[PartnerCredentials]):
    """Calls WeChat Pay as a service provider (服务商).

    Arguments and errors are those of `wechatpay_runtime.SyncClient`.
    """

    _credentials_type = PartnerCredentials

    def for_brand(self, brand_id: str) -> BoundPartnerClient:
        """The same resources with `brand_id` filled in, over the same connections and keys."""
        return BoundPartnerClient(self._caller.for_brand(brand_id))

    def security_echo(self, message: str) -> str:
        """Have WeChat Pay send `message` back, in a verified answer: a test of keys and clock without any effect.

        https://pay.weixin.qq.com/doc/v3/partner/4015139289
        """
        from wechatpay_runtime import security_echo

        return security_echo(self.chain, message)

    @cached_property
    def product_coupons(self) -> PartnerProductCoupons:
        """Product coupons managed by a service provider (商品券)"""
        from .api.partner_product_coupons import PartnerProductCoupons

        return PartnerProductCoupons(self._caller)

    @cached_property
    def stocks(self) -> PartnerStocks:
        """Stocks managed by a service provider (批次)"""
        from .api.partner_stocks import PartnerStocks

        return PartnerStocks(self._caller)

    @cached_property
    def user_coupons(self) -> PartnerUserCoupons:
        """Coupons held by a user, handled by a service provider (用户券)"""
        from .api.partner_user_coupons import PartnerUserCoupons

        return PartnerUserCoupons(self._caller)

    @cached_property
    def notify_config(self) -> PartnerNotifyConfig:
        """Where a service provider receives callbacks (事件通知地址)"""
        from .api.partner_notify_config import PartnerNotifyConfig

        return PartnerNotifyConfig(self._caller)

    @cached_property
    def stock_bundles(self) -> PartnerStockBundles:
        """Stock bundles managed by a service provider (批次组)"""
        from .api.partner_stock_bundles import PartnerStockBundles

        return PartnerStockBundles(self._caller)

    @cached_property
    def user_coupon_bundles(self) -> PartnerUserCouponBundles:
        """Bundles of multi-use coupons held by a user, handled by a service provider (用户券组)"""
        from .api.partner_user_coupon_bundles import PartnerUserCouponBundles

        return PartnerUserCouponBundles(self._caller)

    @cached_property
    def images(self) -> PartnerImages:
        """Pictures for coupons that a service provider manages (商品券图片)"""
        from .api.partner_images import PartnerImages

        return PartnerImages(self._caller)

    @cached_property
    def stores(self) -> PartnerStores:
        """Stores of a brand, managed by a service provider (品牌门店)"""
        from .api.partner_stores import PartnerStores

        return PartnerStores(self._caller)


class AsyncPartnerClient(AsyncClient[PartnerCredentials]):
    """Calls WeChat Pay as a service provider (服务商), from asyncio.

    Arguments and errors are those of `wechatpay_runtime.AsyncClient`.
    """

    _credentials_type = PartnerCredentials

    def for_brand(self, brand_id: str) -> AsyncBoundPartnerClient:
        """The same resources with `brand_id` filled in, over the same connections and keys."""
        return AsyncBoundPartnerClient(self._caller.for_brand(brand_id))

    async def security_echo(self, message: str) -> str:
        """Have WeChat Pay send `message` back, in a verified answer: a test of keys and clock without any effect.

        https://pay.weixin.qq.com/doc/v3/partner/4015139289
        """
        from wechatpay_runtime import async_security_echo

        return await async_security_echo(self.chain, message)

    @cached_property
    def product_coupons(self) -> AsyncPartnerProductCoupons:
        """Product coupons managed by a service provider (商品券)"""
        from .api.partner_product_coupons import AsyncPartnerProductCoupons

        return AsyncPartnerProductCoupons(self._caller)

    @cached_property
    def stocks(self) -> AsyncPartnerStocks:
        """Stocks managed by a service provider (批次)"""
        from .api.partner_stocks import AsyncPartnerStocks

        return AsyncPartnerStocks(self._caller)

    @cached_property
    def user_coupons(self) -> AsyncPartnerUserCoupons:
        """Coupons held by a user, handled by a service provider (用户券)"""
        from .api.partner_user_coupons import AsyncPartnerUserCoupons

        return AsyncPartnerUserCoupons(self._caller)

    @cached_property
    def notify_config(self) -> AsyncPartnerNotifyConfig:
        """Where a service provider receives callbacks (事件通知地址)"""
        from .api.partner_notify_config import AsyncPartnerNotifyConfig

        return AsyncPartnerNotifyConfig(self._caller)

    @cached_property
    def stock_bundles(self) -> AsyncPartnerStockBundles:
        """Stock bundles managed by a service provider (批次组)"""
        from .api.partner_stock_bundles import AsyncPartnerStockBundles

        return AsyncPartnerStockBundles(self._caller)

    @cached_property
    def user_coupon_bundles(self) -> AsyncPartnerUserCouponBundles:
        """Bundles of multi-use coupons held by a user, handled by a service provider (用户券组)"""
        from .api.partner_user_coupon_bundles import AsyncPartnerUserCouponBundles

        return AsyncPartnerUserCouponBundles(self._caller)

    @cached_property
    def images(self) -> AsyncPartnerImages:
        """Pictures for coupons that a service provider manages (商品券图片)"""
        from .api.partner_images import AsyncPartnerImages

        return AsyncPartnerImages(self._caller)

    @cached_property
    def stores(self) -> AsyncPartnerStores:
        """Stores of a brand, managed by a service provider (品牌门店)"""
        from .api.partner_stores import AsyncPartnerStores

        return AsyncPartnerStores(self._caller)


class BoundPartnerClient:
    """The resources of a service provider's client with `brand_id` filled in; made by `for_brand`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def brand_id(self) -> str | None:
        """The brand on whose behalf these calls are made."""
        return self._caller.brand_id

    @cached_property
    def product_coupons(self) -> BoundPartnerProductCoupons:
        """Product coupons managed by a service provider (商品券)"""
        from .api.partner_product_coupons import BoundPartnerProductCoupons

        return BoundPartnerProductCoupons(self._caller)

    @cached_property
    def stocks(self) -> BoundPartnerStocks:
        """Stocks managed by a service provider (批次)"""
        from .api.partner_stocks import BoundPartnerStocks

        return BoundPartnerStocks(self._caller)

    @cached_property
    def user_coupons(self) -> BoundPartnerUserCoupons:
        """Coupons held by a user, handled by a service provider (用户券)"""
        from .api.partner_user_coupons import BoundPartnerUserCoupons

        return BoundPartnerUserCoupons(self._caller)

    @cached_property
    def notify_config(self) -> BoundPartnerNotifyConfig:
        """Where a service provider receives callbacks (事件通知地址)"""
        from .api.partner_notify_config import BoundPartnerNotifyConfig

        return BoundPartnerNotifyConfig(self._caller)

    @cached_property
    def stock_bundles(self) -> BoundPartnerStockBundles:
        """Stock bundles managed by a service provider (批次组)"""
        from .api.partner_stock_bundles import BoundPartnerStockBundles

        return BoundPartnerStockBundles(self._caller)

    @cached_property
    def user_coupon_bundles(self) -> BoundPartnerUserCouponBundles:
        """Bundles of multi-use coupons held by a user, handled by a service provider (用户券组)"""
        from .api.partner_user_coupon_bundles import BoundPartnerUserCouponBundles

        return BoundPartnerUserCouponBundles(self._caller)

    @cached_property
    def images(self) -> BoundPartnerImages:
        """Pictures for coupons that a service provider manages (商品券图片)"""
        from .api.partner_images import BoundPartnerImages

        return BoundPartnerImages(self._caller)

    @cached_property
    def stores(self) -> BoundPartnerStores:
        """Stores of a brand, managed by a service provider (品牌门店)"""
        from .api.partner_stores import BoundPartnerStores

        return BoundPartnerStores(self._caller)


class AsyncBoundPartnerClient:
    """The resources of a service provider's client with `brand_id` filled in; made by `for_brand`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def brand_id(self) -> str | None:
        """The brand on whose behalf these calls are made."""
        return self._caller.brand_id

    @cached_property
    def product_coupons(self) -> AsyncBoundPartnerProductCoupons:
        """Product coupons managed by a service provider (商品券)"""
        from .api.partner_product_coupons import AsyncBoundPartnerProductCoupons

        return AsyncBoundPartnerProductCoupons(self._caller)

    @cached_property
    def stocks(self) -> AsyncBoundPartnerStocks:
        """Stocks managed by a service provider (批次)"""
        from .api.partner_stocks import AsyncBoundPartnerStocks

        return AsyncBoundPartnerStocks(self._caller)

    @cached_property
    def user_coupons(self) -> AsyncBoundPartnerUserCoupons:
        """Coupons held by a user, handled by a service provider (用户券)"""
        from .api.partner_user_coupons import AsyncBoundPartnerUserCoupons

        return AsyncBoundPartnerUserCoupons(self._caller)

    @cached_property
    def notify_config(self) -> AsyncBoundPartnerNotifyConfig:
        """Where a service provider receives callbacks (事件通知地址)"""
        from .api.partner_notify_config import AsyncBoundPartnerNotifyConfig

        return AsyncBoundPartnerNotifyConfig(self._caller)

    @cached_property
    def stock_bundles(self) -> AsyncBoundPartnerStockBundles:
        """Stock bundles managed by a service provider (批次组)"""
        from .api.partner_stock_bundles import AsyncBoundPartnerStockBundles

        return AsyncBoundPartnerStockBundles(self._caller)

    @cached_property
    def user_coupon_bundles(self) -> AsyncBoundPartnerUserCouponBundles:
        """Bundles of multi-use coupons held by a user, handled by a service provider (用户券组)"""
        from .api.partner_user_coupon_bundles import AsyncBoundPartnerUserCouponBundles

        return AsyncBoundPartnerUserCouponBundles(self._caller)

    @cached_property
    def images(self) -> AsyncBoundPartnerImages:
        """Pictures for coupons that a service provider manages (商品券图片)"""
        from .api.partner_images import AsyncBoundPartnerImages

        return AsyncBoundPartnerImages(self._caller)

    @cached_property
    def stores(self) -> AsyncBoundPartnerStores:
        """Stores of a brand, managed by a service provider (品牌门店)"""
        from .api.partner_stores import AsyncBoundPartnerStores

        return AsyncBoundPartnerStores(self._caller)
