"""The rules, the page that lists them, and what looks for them."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from snowform.lints.rules import OF_DOCUMENTS, OF_PROGRAMS, RULES
from snowform.synth.lints.registry import CONCERNS

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "lints.md"
SOURCES = [*(ROOT / "src/snowform").rglob("*.py"), *(ROOT / "modules").rglob("*.py")]
ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (.+) \| \[[^]]+\]\((\S+)\) \|$", re.MULTILINE)


def test_the_page_lists_every_rule_with_what_it_finds_and_its_source() -> None:
    listed = {rule: (finds, source) for rule, finds, source in ROW.findall(PAGE.read_text())}
    assert listed == {name: (rule.finds, rule.source) for name, rule in RULES.items()}


def test_a_rule_is_of_documents_or_of_programs() -> None:
    assert not OF_DOCUMENTS.keys() & OF_PROGRAMS.keys()


def named(tree: ast.AST) -> set[str]:
    """The ids that a module's calls give as `rule`, and to `warn` first."""
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        given = [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
        if isinstance(node.func, ast.Name) and node.func.id == "warn":
            given += node.args[:1]
        found |= {value.value for value in given if isinstance(value, ast.Constant) and value.value}
    return found


def test_every_id_that_stands_in_the_code_is_a_rule() -> None:
    found = set().union(*(named(ast.parse(path.read_text())) for path in SOURCES))
    assert found <= RULES.keys()


@pytest.mark.parametrize("section", CONCERNS)
def test_every_module_of_the_registry_can_find(section: str) -> None:
    for module in CONCERNS[section]:
        assert callable(import_module(f"snowform.synth.lints.{module}").find)
