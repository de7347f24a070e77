"""The console in a browser: what is shown, the buttons, and what must never run."""

import json
import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.console.support import Desk, overflow
from tools import console_world
from wechatpay_auth import WechatPayAuth
from wechatpay_product_coupon import BrandClient

pytestmark = pytest.mark.long

PLACES = ["/#/", "/#/coupons", "/#/stocks", "/#/user-coupons", "/#/requests", "/#/callbacks"]


def first_code(desk: Desk, state: str = "EFFECTIVE") -> tuple[str, str]:
    """Stock and code of a coupon of a user in this state."""
    answer = httpx.get(f"{desk.base_url}/_simulator/console/user-coupons", params={"q": state})
    found = answer.json()["items"][0]
    return found["stock_id"], found["code"]


def test_coupons_of_both_sides(desk: Desk) -> None:
    """Each coupon has its card: name, offer in both languages, and its code."""
    page = desk.page("/#/coupons")
    assert page.locator(".exhibit").count() == 4
    green = page.locator(".exhibit", has_text="1900000109")
    expect(green.locator(".coupon-large")).to_have_text("¥3")
    expect(green.locator(".offers")).to_contain_text("满20元减3元")
    expect(green.locator(".offers")).to_contain_text("¥3.00 off ¥20.00")
    expect(green.locator("img.coupon-logo")).to_be_visible()
    discount = page.locator(".exhibit", has_text="夏日特饮")
    expect(discount.locator(".coupon-large")).to_have_text("8.5折")
    expect(discount.locator("img.bars")).to_be_visible()
    assert discount.locator("img.bars").evaluate("one => one.complete && one.naturalWidth > 0")
    expect(page.locator(".exhibit", has_text="咖啡月卡").locator(".offers li")).to_have_count(3)


def test_history_of_a_coupon(desk: Desk) -> None:
    """The page of a user's coupon has its card with the real code, and what has become of it."""
    stock, code = first_code(desk, "USED")
    page = desk.page(f"/#/user-coupons/{stock}/{code}")
    expect(page.locator(".timeline li b")).to_have_text(["领取 RECEIVED", "确认发放 CONFIRMED", "核销 USED"])
    expect(page.locator("figcaption")).to_have_text(re.sub(r"(\d{4})(?=\d)", r"\1 ", code))


def test_languages(desk: Desk) -> None:
    """Chinese by the browser's language, English otherwise; the choice is kept."""
    page = desk.page("/#/stocks", language="en-US")
    expect(page.locator("h1")).to_contain_text("Stocks and bundles")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="中文").click()
    expect(page.locator("h1")).to_contain_text("批次与批次组")
    page.reload()
    expect(page.locator("h1")).to_contain_text("批次与批次组")
    assert page.locator("html").get_attribute("lang") == "zh-CN"


def test_the_trace_of_a_wrong_signature(desk: Desk) -> None:
    """The way of the request is spelled out, with the message and the reason."""
    page = desk.page(f"/#/requests/{len(desk.simulator.requests)}")
    expect(page.locator(".trace li.failed b")).to_have_text("验证签名")
    assert page.locator(".trace li.ok").count() == 7
    expect(page.locator(".reason")).to_contain_text("又被序列化了一次")
    expect(page.locator(".message-line")).to_have_count(5)
    expect(page.locator(".message-line .break")).to_have_count(5)


def test_requests_link_to_their_traces(desk: Desk) -> None:
    """From the list to the page of a request whose field was refused, by keyboard."""
    page = desk.page("/#/requests")
    link = page.locator("tr", has_text="PARAM_ERROR").locator("a").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".trace li.failed .found")).to_contain_text("/scope")


def test_the_clock(desk: Desk) -> None:
    """Steps, any number of hours, and a moment; the time shown follows."""
    clock = desk.simulator.clock
    page = desk.page("/")
    before = clock.now()
    page.locator("#clock").click()
    expect(page.locator("dialog")).not_to_contain_text(re.compile("false|null|undefined"))
    page.locator('[data-key="advance-86400"]').click()
    expect(page.locator("#toast")).to_contain_text("时钟已调整")
    assert (clock.now() - before).days == 1
    page.locator('input[name="amount"]').fill("2")
    page.locator('select[name="unit"]').select_option("3600")
    page.locator("form", has=page.locator('input[name="amount"]')).get_by_role("button").click()
    expect(page.locator("dialog")).to_be_hidden()
    assert (clock.now() - before).total_seconds() >= 86400 + 7200
    page.locator("#clock").click()
    page.locator('input[name="now"]').fill("2025-10-01T08:00:00")
    page.get_by_role("button", name="设为此时刻").click()
    expect(page.locator("#now")).to_contain_text("2025-10-01 08:00")
    assert clock.now().isoformat().startswith("2025-10-01T08:00")


def stock_of(page: Page, name: str) -> str:
    """The id of the first stock of a coupon."""
    return page.locator(".group", has_text=name).locator(".stock").first.get_attribute("aria-label") or ""


def test_pause_and_restart(desk: Desk) -> None:
    """A stock is held and goes on; the page shows it."""
    page = desk.page("/#/stocks")
    stock = stock_of(page, "夏日特饮")
    row = page.locator(f'.stock[aria-label="{stock}"]')
    row.get_by_role("button", name="暂停").click()
    expect(row.locator(".mark")).to_have_text("已暂停 PAUSED")
    expect(row.get_by_role("button", name="领一张")).to_have_count(0)
    row.get_by_role("button", name="恢复").click()
    expect(row.locator(".mark")).to_have_text("发放中 SENDING")


def test_claim_and_delete_as_a_user(desk: Desk) -> None:
    """A claimed coupon appears by itself in another page, and is deleted there."""
    watching = desk.page("/#/user-coupons")
    page = desk.page("/#/stocks")
    row = page.locator(f'.stock[aria-label="{stock_of(page, "满20减3元")}"]')
    row.get_by_role("button", name="领一张").click()
    page.locator('input[name="openid"]').fill("oSomebodyNew0000000000000001")
    page.get_by_role("button", name="领取").click()
    expect(page.locator("dialog")).to_be_hidden()
    expect(row.locator(".counters")).to_contain_text("4 / 5,000")
    fresh = watching.locator("tr", has_text="oSomebodyNew")
    expect(fresh.locator(".mark")).to_have_text("待确认 CONFIRMING")
    fresh.get_by_role("button", name="以用户身份删除").click()
    watching.locator('[data-key="confirm"]').click()
    expect(fresh.locator(".mark")).to_have_text("已删除 DELETED")
    expect(fresh.get_by_role("button")).to_have_count(0)


def test_what_cannot_be_done_is_said(desk: Desk) -> None:
    """A refused claim leaves the dialog open and tells why."""
    page = desk.page("/#/stocks")
    row = page.locator(f'.stock[aria-label="{stock_of(page, "满20减3元")}"]')
    row.get_by_role("button", name="领一张").click()
    for stock in httpx.get(f"{desk.base_url}/_simulator/console/stocks").json()["items"]:
        for one in stock["stocks"]:
            httpx.post(f"{desk.base_url}/_simulator/stocks/{one['id']}/pause")
    page.get_by_role("button", name="领取").click()
    expect(page.locator("#toast.bad")).to_contain_text("refused with INVALID_REQUEST: ")
    expect(page.locator("dialog")).to_be_visible()
    # The browser notes every refused request in its console; this one was meant.
    assert [text for text in desk.troubles if "409" not in text] == []
    desk.troubles.clear()


def test_reset_asks_first(desk: Desk) -> None:
    """Cancel leaves everything, the confirmation forgets it."""
    page = desk.page("/")
    page.locator('[data-key="reset"]').click()
    page.get_by_role("button", name="取消").click()
    assert len(desk.simulator.requests) > 0
    page.locator('[data-key="reset"]').click()
    page.locator('[data-key="confirm"]').click()
    expect(page.locator('[data-key="tile-coupons"] b')).to_have_text("0")
    assert len(desk.simulator.requests) == 0


def test_resend_a_callback(desk: Desk) -> None:
    """Where callbacks are sent, each has its tries and a button."""
    page = desk.page("/#/callbacks")
    page.locator(".callback").first.get_by_role("button").click()
    expect(page.locator("#toast")).to_contain_text("已重新发送")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_nothing_stands_out(desk: Desk, width: int, language: str) -> None:
    """No page is wider than its window, on a desktop as on a phone."""
    stock, code = first_code(desk)
    page = desk.page("/", width=width, language=language)
    requests = [f"/#/requests/{number}" for number in (1, len(desk.simulator.requests))]
    for place in [*PLACES, f"/#/user-coupons/{stock}/{code}", *requests]:
        desk.follow(page, place)
        assert overflow(page) == [], place


HOSTILE = '"><img src=x onerror="window.owned=1"><script>window.owned=1</script>'


def test_markup_is_text(desk: Desk) -> None:
    """Names, openids, headers, paths and bodies with markup in them are shown as they are, and nothing of them runs."""
    with BrandClient(desk.simulator.brand, base_url=desk.base_url) as client:
        made = client.product_coupons.create(
            console_world.coupon(
                "HOSTILE_0001",
                "<script>a</",
                "NORMAL",
                offer={"threshold": 0, "discount_amount": 1},
                look={"code_display_mode": "QRCODE"},
                image_url=f"javascript:{HOSTILE}",
                stock={"remark": "<img src=x>", "coupon_code_mode": "WECHATPAY"},
            )
        )
        assert made.stock
    claim = {"appid": "wx<b>", "openid": HOSTILE}
    sent = httpx.post(f"{desk.base_url}/_simulator/stocks/{made.stock.stock_id}/shake", json=claim)
    assert sent.status_code == 200, sent.text
    with httpx.Client(base_url=desk.base_url, headers={"X-Evil": HOSTILE, "Authorization": HOSTILE}) as stranger:
        stranger.post(f"/v3/<script>window.owned=1</script>?q={HOSTILE}", content=HOSTILE)
        answer = stranger.post("/brand/marketing/product-coupon/product-coupons", content=json.dumps({"a": HOSTILE}))
        assert answer.status_code == 401
    page = desk.page("/")
    last = len(desk.simulator.requests)
    code = sent.json()["coupon_code"]
    for place in [
        *PLACES,
        f"/#/requests/{last}",
        f"/#/requests/{last - 1}",
        f"/#/user-coupons/{made.stock.stock_id}/{code}",
    ]:
        desk.follow(page, place)
        for details in page.locator("main details").all():
            details.locator("summary").first.click()
        assert page.locator("main script, main img[src='x'], main img[onerror]").count() == 0
        assert page.evaluate("window.owned") is None
    expect(page.locator(".person")).to_have_text(f"wx<b>/{HOSTILE}")


def test_other_sites_get_nothing(desk: Desk) -> None:
    """A page of another origin on this machine can neither press a button nor read."""
    page = desk.page("/")
    stock, _ = first_code(desk)
    other = desk.base_url.replace("127.0.0.1", "localhost")
    context = page.context
    hostile = context.new_page()
    hostile.route("**/hostile", lambda route: route.fulfill(body="<p>hostile</p>", content_type="text/html"))
    hostile.goto("http://127.0.0.1:1/hostile")
    result = hostile.evaluate(
        """async ([base, stock]) => {
            const press = (url) => fetch(url, {method: 'POST', mode: 'no-cors'}).then(() => 'sent', () => 'failed');
            await press(`${base}/_simulator/reset`);
            await press(`${base}/_simulator/stocks/${stock}/pause`);
            return fetch(`${base}/_simulator/console/overview`).then((answer) => answer.text(), () => 'unreadable');
        }""",
        [desk.base_url, stock],
    )
    hostile.close()
    assert result == "unreadable"
    assert len(desk.simulator.requests) > 0
    states = httpx.get(f"{desk.base_url}/_simulator/console/stocks", params={"q": stock}).json()
    assert states["items"][0]["stocks"][0]["state"] == "SENDING"
    assert httpx.get(other).status_code == 200


def test_a_server_that_is_gone(desk: Desk) -> None:
    """The page says so and comes back when the server does; it does not go blank."""
    page = desk.page("/#/coupons")
    page.route("**/_simulator/console/**", lambda route: route.abort())
    expect(page.locator("body.offline")).to_have_count(1)
    expect(page.locator("main")).to_contain_text("没有数据")
    page.unroute("**/_simulator/console/**")
    expect(page.locator(".exhibit")).to_have_count(4)
    desk.troubles.clear()  # the browser tells of every request that was cut off


def test_signed_requests_appear_by_themselves(desk: Desk) -> None:
    """The overview shows a request that comes while it is open."""
    page = desk.page("/")
    with httpx.Client(base_url=desk.base_url, auth=WechatPayAuth(desk.simulator.brand)) as client:
        client.get("/brand/store/brandstores")
    expect(page.locator("tbody tr").first).to_contain_text("brandListStores")


def test_labels(desk: Desk) -> None:
    """Every button, link and field has a name for those who do not see it."""
    page = desk.page("/#/stocks")
    for place in PLACES:
        desk.follow(page, place)
        nameless = page.evaluate(
            """() => [...document.querySelectorAll('button, a, input, select')]
                .filter((one) => !one.textContent.trim() && !one.getAttribute('aria-label') && !one.labels?.length)
                .map((one) => one.outerHTML)"""
        )
        assert nameless == []
    assert page.locator("nav#nav a[aria-current]").count() == 1
