from wechatpay_runtime import OpenEnum


class BackgroundColor(OpenEnum):
    """Background colour of a coupon, one of ten names; their colour values are not published. The platform ignores an
    unknown name without an error (背景颜色).

    Values:
        Color010: Palette colour 10 (色板10)
        Color020: Palette colour 20, used when none is named (色板20)
        Color030: Palette colour 30 (色板30)
        Color040: Palette colour 40 (色板40)
        Color050: Palette colour 50 (色板50)
        Color060: Palette colour 60 (色板60)
        Color070: Palette colour 70 (色板70)
        Color080: Palette colour 80 (色板80)
        Color090: Palette colour 90 (色板90)
        Color100: Palette colour 100 (色板100)
    """

    COLOR010 = "Color010"
    COLOR020 = "Color020"
    COLOR030 = "Color030"
    COLOR040 = "Color040"
    COLOR050 = "Color050"
    COLOR060 = "Color060"
    COLOR070 = "Color070"
    COLOR080 = "Color080"
    COLOR090 = "Color090"
    COLOR100 = "Color100"
