"""The benchmark runs end to end, and its document, tables and chart have their shape. Nothing here looks at a time."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from benchmarks import docs, prism, simulators
from benchmarks.catalogue import BY_ID, SERIES
from benchmarks.chart import svg
from benchmarks.figures import Spread, look_up
from benchmarks.plan import Plan
from benchmarks.run import run
from benchmarks.stage import PATHS, create_body
from benchmarks.table import markdown
from benchmarks.targets import TARGETS

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
TINY = Plan(
    rounds=2,
    least_rounds=2,
    seconds=0,
    share=0.05,
    starts=1,
    load_seconds=0.2,
    load_slices=1,
    prism=False,
    regenerate=False,
)


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def document(told: list[str]) -> dict[str, Any]:
    return json.loads(json.dumps(run(TINY, told.append)))


def ran(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {id_: one for id_, one in document["series"].items() if "not_run" not in one}


def test_every_series_is_measured_or_says_why_not(document: dict[str, Any]) -> None:
    """Nothing is dropped in silence, and nothing is left out whose packages are there."""
    assert list(document["series"]) == [one.id for one in SERIES]
    for id_, one in document["series"].items():
        assert ("not_run" in one) == bool(BY_ID[id_].lacking)
    for one in ran(document).values():
        assert 0 < one["cpu_us"]["p10"] <= one["cpu_us"]["median"] <= one["cpu_us"]["p90"]
    assert document["rounds"] == TINY.rounds


def test_every_call_reached_the_server(document: dict[str, Any]) -> None:
    """The server has counted the calls of each candidate, and found every signature genuine."""
    for id_, one in ran(document).items():
        if one["transport"] != "none":
            lanes = max(1, BY_ID[id_].concurrency)
            assert one["calls"] == TINY.rounds * (TINY.calls(BY_ID[id_].calls, BY_ID[id_].concurrency) + lanes)
    assert document["verified_requests"] > 0


def test_the_peer_alone_connects_for_every_call(document: dict[str, Any]) -> None:
    """What the text says about its synchronous calls is what the server saw; ours keeps its connection."""
    series = ran(document)
    if "peer-tls" not in series:
        pytest.skip("wechatpayv3 is not installed")
    assert series["peer-tls"]["connections"] == series["peer-tls"]["calls"]
    assert series["sdk-tls"]["connections"] < series["sdk-tls"]["calls"]


def test_packages_that_should_seem_absent_are_not_loaded(document: dict[str, Any]) -> None:
    """Otherwise rows with and without the extras would show the same."""
    for one in document["environments"].values():
        assert not set(one["hidden"]) & set(one["loaded"] or ())


def test_targets_are_judged_by_what_was_measured(document: dict[str, Any]) -> None:
    """Every target has its figure, or is not run; the verdict follows from figure and limit."""
    assert [one["id"] for one in document["targets"]] == [one.id for one in TARGETS]
    for target, one in zip(TARGETS, document["targets"], strict=True):
        assert one["measured"] == look_up(document, target.where)
        if one["measured"] is None:
            assert one["reached"] is None
        elif target.least:
            assert one["reached"] == (one["measured"] >= target.limit)
        else:
            assert one["reached"] == (one["measured"] <= target.limit)
    figures = {one["id"]: one["measured"] for one in document["targets"]}
    assert figures["sync-floor"] is not None
    assert figures["second-client"] is not None
    assert figures["import"] is not None
    assert figures["simulator"] is None  # Prism was left out


def test_the_document_names_machine_and_versions(document: dict[str, Any]) -> None:
    """Without them no figure means anything."""
    machine = document["machine"]
    assert machine["cpu"]
    assert machine["cores"] >= 1
    assert {"httpx", "cryptography", "attrs"} <= {name for name, version in machine["packages"].items() if version}
    assert set(machine["present"]) == {"sniffio", "orjson", "aiohttp"}


def test_the_tables_are_whole(document: dict[str, Any]) -> None:
    """Rows have as many cells as their head, every target and every series has a row, and the peer's gaps are told."""
    text = markdown(document)
    for block in text.split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({row.count("|") for row in rows}) <= 1, block
    for one in (*document["targets"], *SERIES):
        assert (one["text"] if isinstance(one, dict) else one.title) in text
    assert "no check of the answer's timestamp" in text
    assert "not run: left out" in text


def test_the_chart_is_well_formed_and_says_what_it_shows(document: dict[str, Any]) -> None:
    """It parses, has title and description, and a bar or a reason for every series in it."""
    root = ElementTree.fromstring(svg(document))
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title")
    description = root.findtext(f"{space}desc") or ""
    assert "this SDK" in description
    bars = [one for one in root.iter(f"{space}rect") if one.get("class") in ("ours", "other")]
    reasons = [one for one in root.iter(f"{space}text") if one.text == "not run"]
    assert len(bars) + len(reasons) == 16
    assert all(float(one.get("width") or 0) > 0 for one in bars)


def test_the_chart_cuts_long_bars_and_shows_what_was_not_run() -> None:
    """A bar of 25 ends where the chart does and says 25; a missing one says so."""
    ratios = {"hand-tls": 1.2, "sdk-tls": 1.1, "peer-tls": 25.2}
    series = {
        one.id: {"title": f"<{one.id}>"}
        | (
            {"ratios": {"floor": {"median": ratios[one.id]}}}
            if one.id in ratios
            else {"not_run": "needs x", "ratios": {}}
        )
        for one in SERIES
    }
    machine = {"cpu": "A & B", "cores": 2, "python": "CPython", "quiet": True}
    text = svg({"series": series, "machine": machine, "started": "2026-01-01T00:00:00"})
    root = ElementTree.fromstring(text)
    space = "{http://www.w3.org/2000/svg}"
    width = float(root.get("width") or 0)
    rects = [one for one in root.iter(f"{space}rect") if one.get("class") == "other"]
    assert all(float(one.get("x") or 0) + float(one.get("width") or 0) < width for one in rects)
    texts = [one.text for one in root.iter(f"{space}text")]
    assert "25" in texts
    assert texts.count("not run") == 13


def test_docs_are_renewed_between_the_markers_only(document: dict[str, Any], tmp_path: Path) -> None:
    """The text around the figures stays, twice in a row gives the same, and a page without markers is refused."""
    page = tmp_path / docs.PAGE
    page.parent.mkdir(parents=True)
    page.write_text(f"before\n{docs.BEGIN}\nold figures\n{docs.END}\nafter\n", "utf-8")
    docs.write(document, tmp_path)
    first = page.read_text("utf-8")
    assert first.startswith("before\n")
    assert first.endswith("\nafter\n")
    assert "old figures" not in first
    assert "### Targets" in first
    ElementTree.fromstring((tmp_path / docs.CHART).read_text("utf-8"))
    docs.write(document, tmp_path)
    assert page.read_text("utf-8") == first
    with pytest.raises(docs.MarkersMissing, match=r"docs/performance\.md"):
        docs.between("no markers", "figures")


def test_the_committed_page_has_its_place_and_a_well_formed_chart() -> None:
    """`make bench-docs` finds where to write, and what is committed can be shown."""
    text = (ROOT / docs.PAGE).read_text("utf-8")
    assert text.count(docs.BEGIN) == text.count(docs.END) == 1
    ElementTree.fromstring((ROOT / docs.CHART).read_text("utf-8"))


def test_progress_is_told(document: dict[str, Any], told: list[str]) -> None:
    """Somebody who waits sees where it is."""
    assert document
    assert any("round 1" in line for line in told)
    assert any("cold starts" in line for line in told)


def test_results_of_an_earlier_run_are_shown_again(document: dict[str, Any], tmp_path: Path) -> None:
    """`--read` measures nothing and prints the same tables."""
    file = tmp_path / "bench.json"
    file.write_text(json.dumps(document), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--read", str(file)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == markdown(document)


def test_missing_npm_is_a_reason_and_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Prism is then not run, and the reason names npm."""
    monkeypatch.setattr(prism, "FOLDER", tmp_path)
    monkeypatch.setattr(prism.shutil, "which", lambda _: None)
    with pytest.raises(prism.PrismMissing, match="npm is not installed"):
        prism.install()


def test_the_bodies_are_the_projects_own_examples() -> None:
    """What is measured is the example that the project set out to support."""
    for side in PATHS:
        seed = ROOT / "tests" / "data" / "examples" / side / "seed-create.json"
        assert create_body(side) == json.loads(seed.read_text("utf-8"))


def test_spreads() -> None:
    """Median and outer tenths; a single value is its own spread."""
    assert Spread.of([5.0]) == Spread(5.0, 5.0, 5.0)
    assert Spread.of([float(value) for value in range(11)]) == Spread(5.0, 1.0, 9.0)


def test_requests_for_prism_carry_no_signature() -> None:
    """Both mock servers get the same body, ours with a signature."""
    assert simulators._message(b"{}", {}).endswith(b"\r\n\r\n{}")
    assert b"Authorization" not in simulators._message(b"{}", {})
