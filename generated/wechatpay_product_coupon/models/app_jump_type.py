from wechatpay_runtime import OpenEnum


class AppJumpType(OpenEnum):
    """How the user gets from the coupon into the app (APP跳转类型).

    Values:
        H5: Opens the H5 page in app_path (H5跳转)
        PASSCODE_LINK: Shows passcode_link for the user to copy (口令链接)
        USAGE_GUIDE: Shows a usage guide; not explained anywhere (使用指引)
    """

    H5 = "H5"
    PASSCODE_LINK = "PASSCODE_LINK"
    USAGE_GUIDE = "USAGE_GUIDE"
