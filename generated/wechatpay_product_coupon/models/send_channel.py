from wechatpay_runtime import OpenEnum


class SendChannel(OpenEnum):
    """How a user came to a coupon. More values may appear (发券渠道).

    Values:
        API: Sent by the send call (API发券)
        BRAND_MANAGE: Shake and delivery plans (摇一摇有优惠, 投放计划)
        RECEIVE_COMPONENT: Taken in the mini program's receive component after a pre-send (领券组件)
        MERCHANT_CARD: Merchant card; meaning read from the name (商家名片)
        MEMBER: Brand membership; meaning read from the name (品牌会员)
        SMALL_ACTIVITY: Small activity; meaning read from the name (小型活动)
    """

    API = "API"
    BRAND_MANAGE = "BRAND_MANAGE"
    RECEIVE_COMPONENT = "RECEIVE_COMPONENT"
    MERCHANT_CARD = "MERCHANT_CARD"
    MEMBER = "MEMBER"
    SMALL_ACTIVITY = "SMALL_ACTIVITY"
