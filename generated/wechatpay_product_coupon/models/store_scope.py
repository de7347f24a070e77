from wechatpay_runtime import OpenEnum


class StoreScope(OpenEnum):
    """In which stores a coupon can be used (可用门店范围).

    Values:
        NONE: No store is associated, and none is shown (不展示门店)
        ALL: All stores of the brand; none needs to be associated (全部门店)
        SPECIFIC: Only the stores associated with the stock (指定门店)
    """

    NONE = "NONE"
    ALL = "ALL"
    SPECIFIC = "SPECIFIC"
