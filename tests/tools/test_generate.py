"""Generation: reproducible, and the committed client is what the contract and templates give."""

import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.contract import SPEC, Contract
from tools.event_data import event_data
from tools.generate import OUTPUT, add_modules, differences, generate
from tools.template_data import jinja_source

ROOT = Path(__file__).parents[2]


@pytest.mark.long
def test_the_committed_client_is_fresh_and_generation_is_reproducible(tmp_path: Path) -> None:
    """Two runs with other hash seeds give what is committed, byte for byte."""
    for seed in ("1", "2"):
        output = tmp_path / seed
        command = [sys.executable, "-m", "tools.generate", "--output", str(output)]
        subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": ""}, check=True)
        assert differences(output, OUTPUT) == []


def test_a_difference_is_reported(tmp_path: Path) -> None:
    """Changed, missing and surplus files are all found."""
    left, right = tmp_path / "left", tmp_path / "right"
    for side in (left, right):
        side.mkdir()
        (side / "same.py").write_text("1")
        (side / "changed.py").write_text(side.name)
    (left / "surplus.py").touch()
    assert differences(left, right) == ["changed.py", "surplus.py"]


def test_stale_files_do_not_survive(tmp_path: Path) -> None:
    """What a former contract left behind is removed."""
    output = tmp_path / "package"
    (output / "models").mkdir(parents=True)
    (output / "models" / "gone.py").touch()
    generate(output, SPEC, ROOT / "templates")
    assert not (output / "models" / "gone.py").exists()


def test_events_come_from_the_webhooks() -> None:
    """Kinds join the two sides; each side knows the names of both and decodes to its own model."""
    events = event_data(Contract.load())["EVENTS"]
    rows = {(row["event_type"], row["scheme"]): row["model"] for row in events["ProductCouponSend"]["rows"]}

    assert list(events) == ["ProductCouponSend", "ImageGeneration", "DeliveryPlanChange"]
    assert rows == {
        ("PRODUCT_COUPON.SEND", "BRAND"): "ProductCouponSendEvent",
        ("PRODUCT_COUPON.SEND", "PARTNER"): "PartnerProductCouponSendEvent",
        ("PRODUCT_COUPON_SP.SEND", "BRAND"): "ProductCouponSendEvent",
        ("PRODUCT_COUPON_SP.SEND", "PARTNER"): "PartnerProductCouponSendEvent",
    }
    assert {row["model"] for row in events["DeliveryPlanChange"]["rows"]} == {"DeliveryPlanChangeEvent"}


def test_contract_without_webhooks(tmp_path: Path) -> None:
    """Without webhooks there is still a reader, which knows no event, and a test kit for it."""
    document = {key: node for key, node in Contract.load().document.items() if key != "webhooks"}
    templates, package = tmp_path / "templates", tmp_path / "package"
    shutil.copytree(ROOT / "templates", templates)
    (templates / "_contract.jinja").write_text(jinja_source(event_data(Contract(document))), "utf-8")
    package.mkdir()
    add_modules(package, templates)
    kit = runpy.run_path(str(package / "testing.py"))["FakeWechatPay"]("brand")
    reader = runpy.run_path(str(package / "callbacks.py"))["CallbackReader"](kit.credentials)

    assert not reader.read(*kit.callback()).known
