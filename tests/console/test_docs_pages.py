"""The API pages, drawn without the help of any other server."""

import pytest
from playwright.sync_api import expect

from tests.console.support import Desk, overflow

pytestmark = pytest.mark.long


def test_all_operations(desk: Desk) -> None:
    """Both sides have 44 operations, each with its Chinese and English title and what belongs to it."""
    page = desk.page("/docs")
    expect(page.locator("#operation-count")).to_have_text("44")
    page.get_by_role("button", name="全部").click()
    expect(page.locator("#operation-count")).to_have_text("88")
    operations = page.locator(".operation:not(.webhook)")
    assert operations.count() == 88
    found = operations.evaluate_all(
        """all => all.map((one) => {
            one.open = true;
            return [one.id, one.querySelector('h3').textContent, one.querySelector('small').textContent];
        })"""
    )
    contract = desk.simulator.gateway.contract.operations
    assert {name for name, _, _ in found} == set(contract)
    assert [
        name for name, zh, en in found if not any("一" <= letter <= "鿿" for letter in zh) or not en.isascii()
    ] == []
    expect(page.locator(".operation:not(.webhook) > .operation-body")).to_have_count(88)
    # Each has answers, and errors in words.
    bare = operations.evaluate_all("all => all.filter((one) => !one.querySelector('.rules')).map((one) => one.id)")
    assert bare == []


def test_a_field_deep_inside(desk: Desk) -> None:
    """Objects open one level at a time; a field tells its title, type, limits and unit."""
    page = desk.page("/docs#brandCreateProductCoupon")
    operation = page.locator("#brandCreateProductCoupon")
    expect(operation.locator(".operation-body")).to_be_visible()
    operation.locator("summary", has_text="single_usage_info").first.click()
    operation.locator("summary", has_text="normal_coupon").first.click()
    field = operation.locator("li", has=page.locator("> b > code", has_text="discount_amount")).first
    expect(field).to_contain_text("integer")
    expect(field).to_contain_text("必填")
    operation.locator("summary", has_text="示例").first.click()
    expect(operation.locator("pre").first).to_contain_text("out_request_no")


def test_search(desk: Desk) -> None:
    """By title, path or operationId."""
    page = desk.page("/docs", language="en-US")
    page.locator("input[type=search]").fill("upload-coupon")
    expect(page.locator("#operation-count")).to_have_text("1")
    expect(page.locator(".operation h3")).to_have_text("Upload coupon codes")


def test_an_address_names_an_operation(desk: Desk) -> None:
    """An operation of the other side is found, too."""
    page = desk.page("/docs#partnerSendUserCoupon")
    expect(page.locator("#partnerSendUserCoupon .operation-body")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_stands_out(desk: Desk, width: int) -> None:
    """Neither folded nor with everything open."""
    page = desk.page("/docs#brandCreateProductCoupon", width=width)
    assert overflow(page) == []
    page.locator("#brandCreateProductCoupon details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    # What they hold is drawn when they open.
    page.wait_for_function(
        """() => [...document.querySelectorAll('.operation details')]
            .every((one) => !one.open || one.children.length > 1)"""
    )
    assert overflow(page) == []
