"""The contract tests can fail: templates and runtime spoiled on purpose turn them red."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tools.contract import SPEC
from tools.generate import PACKAGE, generate

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
TESTS = ("tests/contract/test_client.py", "tests/contract/test_answers.py")
SELECTED = "SendUserCoupon or UseUserCoupon or GetProductCoupon or enum"


class Mutant(NamedTuple):
    """One text replaced in one file below the repository."""

    file: str
    old: str
    new: str


MUTANTS = {
    "a field is left out of its model's table": Mutant(
        "templates/model.py.jinja",
        "{% for wire, field in data.fields.items() %}\n        Field(",
        '{% for wire, field in data.fields.items() if wire != "appid" %}\n        Field(',
    ),
    "a field travels under another name": Mutant(
        "templates/model.py.jinja",
        'Field("{{ field.attribute }}", "{{ wire }}"',
        'Field("{{ field.attribute }}", "{{ wire }}_"',
    ),
    "required fields become optional": Mutant(
        "templates/model.py.jinja", "{% if field.required %}, required=True{% endif %}", ""
    ),
    "a query parameter has a wrong name": Mutant(
        "templates/endpoint_init.py.jinja", '("{{ parameter.name | in', '("x_{{ parameter.name | in'
    ),
    "the query is dropped": Mutant("templates/endpoint_init.py.jinja", "query=({{ query }}),", ""),
    "path values change places": Mutant(
        "templates/endpoint_init.py.jinja",
        "{% for parameter in endpoint.path_parameters %}\n        {{ parameter.python_name }},",
        "{% for parameter in endpoint.path_parameters | reverse %}\n        {{ parameter.python_name }},",
    ),
    "the body is not passed on": Mutant(
        "templates/endpoint_init.py.jinja", "{% else %}body{% endif %},", "{% else %}{}{% endif %},"
    ),
    "the answer's model is forgotten": Mutant("templates/endpoint_module.py.jinja", 'answer="{{ op.answer }}",', ""),
    "the scheme is swapped": Mutant("templates/endpoint_module.py.jinja", "Scheme.{{ op.scheme }}", "Scheme.BRAND"),
    "enum values are lower case": Mutant(
        "templates/str_enum.py.jinja",
        '"{{ value | in_double_quote_literal }}"',
        '"{{ value | in_double_quote_literal | lower }}"',
    ),
    "times lose their offset": Mutant(
        "runtime/wechatpay_runtime/_time.py",
        "return moment.isoformat(",
        "return moment.replace(tzinfo=None).isoformat(",
    ),
    "unknown fields of an answer are dropped": Mutant(
        "runtime/wechatpay_runtime/_model.py", "self.additional_properties = rest", "self.additional_properties = {}"
    ),
    "Chinese text is escaped after signing": Mutant(
        "auth_plugin/wechatpay_auth/_auth.py", "return request.content", 'return request.content + b" "'
    ),
}


def run(tree: Path, examples: str = "3") -> subprocess.CompletedProcess[str]:
    """The contract tests with the packages of `tree` in place of the installed ones."""
    roots = [*(str(tree / name) for name in ("generated", "runtime", "auth_plugin")), str(ROOT / "mock_server")]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "--tb=line",
        "-p",
        "no:cacheprovider",
        "-k",
        SELECTED,
        *TESTS,
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(roots), "CONTRACT_EXAMPLES": examples}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def planted(tree: Path, mutant: Mutant | None) -> None:
    """A copy of the sources, spoiled, and the client generated from it."""
    for name in ("templates", "runtime", "auth_plugin"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    if mutant is not None:
        path = tree / mutant.file
        text = path.read_text("utf-8")
        assert mutant.old in text, f"{mutant.file} no longer holds what this mutant replaces"
        path.write_text(text.replace(mutant.old, mutant.new), "utf-8")
    generate(tree / "generated" / PACKAGE, SPEC, tree / "templates")


def test_without_a_mutation_they_pass(tmp_path: Path) -> None:
    """The set-up itself does not turn them red."""
    planted(tmp_path, None)
    done = run(tmp_path)
    assert done.returncode == 0, done.stdout[-2000:]


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=MUTANTS)
def test_a_mutation_is_noticed(mutant: Mutant, tmp_path: Path) -> None:
    """Tests fail; they do not merely break at import."""
    planted(tmp_path, mutant)
    done = run(tmp_path)
    assert done.returncode == 1, done.stdout[-2000:]
    assert " failed" in done.stdout
