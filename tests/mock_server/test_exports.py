"""The public surface of the package."""

import wechatpay_mock


def test_public_names() -> None:
    """Simulator and Rules are public, nothing else."""
    assert wechatpay_mock.__all__ == ["Callbacks", "Clock", "Rules", "Simulator"]
    assert all(hasattr(wechatpay_mock, name) for name in wechatpay_mock.__all__)
