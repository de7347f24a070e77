from wechatpay_runtime import OpenEnum


class DayOfWeek(OpenEnum):
    """A day of the week (星期).

    Values:
        MONDAY: Monday (星期一)
        TUESDAY: Tuesday (星期二)
        WEDNESDAY: Wednesday (星期三)
        THURSDAY: Thursday (星期四)
        FRIDAY: Friday (星期五)
        SATURDAY: Saturday (星期六)
        SUNDAY: Sunday (星期日)
    """

    MONDAY = "MONDAY"
    TUESDAY = "TUESDAY"
    WEDNESDAY = "WEDNESDAY"
    THURSDAY = "THURSDAY"
    FRIDAY = "FRIDAY"
    SATURDAY = "SATURDAY"
    SUNDAY = "SUNDAY"
