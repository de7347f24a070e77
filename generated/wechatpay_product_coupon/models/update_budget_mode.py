from wechatpay_runtime import OpenEnum


class UpdateBudgetMode(OpenEnum):
    """Which limit of a stock a budget call changes (更新模式).

    Values:
        MAX_COUNT: The total limit, max_count (发放次数总上限)
        MAX_COUNT_PER_DAY: The daily limit; a stock without one cannot get one, nor lose the one it has (每日发放次数上限)
    """

    MAX_COUNT = "MAX_COUNT"
    MAX_COUNT_PER_DAY = "MAX_COUNT_PER_DAY"
