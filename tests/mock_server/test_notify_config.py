"""The address of callbacks: rule N16."""

from tests.mock_server.support import NOW, Side, detail, refused
from wechatpay_mock import Simulator

URL = "https://www.example.com/notify"


def test_set_and_get(side: Side) -> None:
    """What was set is read back, with the time of the business clock."""
    answer = side.post("/notify-configs", {"notify_url": URL})
    assert answer.json() == {"notify_url": URL, "update_time": NOW}
    assert answer.json() == side.client.get(f"{side.prefix}/notify-configs").json()


def test_set_again(side: Side) -> None:
    """N16: setting it again replaces it."""
    side.post("/notify-configs", {"notify_url": URL})
    side.simulator.clock.advance(60)
    side.post("/notify-configs", {"notify_url": f"{URL}/2"})
    answer = side.read("/notify-configs").json()
    assert answer == {"notify_url": f"{URL}/2", "update_time": "2025-08-15T12:01:00+08:00"}


def test_not_set(side: Side) -> None:
    """Before that it is 404."""
    response = side.read("/notify-configs")
    assert refused(response)[:2] == (404, "NOT_FOUND")
    assert response.json()["message"] == "未找到品牌通知配置"


def test_one_for_each_caller(mock: Simulator, brand: Side, partner: Side) -> None:
    """N16: a partner has one address for all its brands; brands and partners do not share any."""
    brand.post("/notify-configs", {"notify_url": f"{URL}/brand"})
    partner.post("/notify-configs", {"notify_url": f"{URL}/partner"})
    assert brand.read("/notify-configs").json()["notify_url"] == f"{URL}/brand"
    assert Side(mock, mock.partner, brand_id="120345").read("/notify-configs").json()["notify_url"] == f"{URL}/partner"
    assert Side(mock, mock.add_brand("120345")).read("/notify-configs").status_code == 404


def test_address_has_to_be_https(side: Side) -> None:
    """The contract wants https and no query."""
    for url in ("http://www.example.com/notify", f"{URL}?a=1"):
        assert detail(side.post("/notify-configs", {"notify_url": url}))["field"] == "/notify_url"
