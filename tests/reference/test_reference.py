"""A project's reference says what its stacks take and give, and is well formed whatever the texts hold."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from snowform.reference import Reference, collect
from snowform.reference.man import man
from snowform.reference.markdown import code, markdown, prose, table
from snowform.settings import json_schema

DOCUMENT: dict[str, Any] = {
    "terraform": {
        "backend": {"s3": {"bucket": "states"}},
        "required_providers": {"aws": {"source": "hashicorp/aws", "version": ">= 5"}},
    },
    "variable": {
        "region": {"type": "${list(string)}", "description": "Where | how", "default": ["eu"]},
        "password": [{"sensitive": True, "default": "hunter2"}],
        "size": {"type": "number"},
    },
    "output": {
        "address": {"value": "x", "description": "Of the host"},
        "token": {"value": "y", "sensitive": True},
    },
    "module": {"web": {"source": "./web", "version": "1.0"}},
    "resource": {"aws_vpc": {"a": {}, "b": {}}},
    "data": {"aws_ami": {"nixos": {}}},
}


@dataclass(frozen=True)
class Disk:
    """A disk."""

    size: int = field(default=20, metadata={"minimum": 1})
    """In GiB."""


@dataclass(frozen=True)
class Settings:
    """A host."""

    region: str
    """The region."""
    root: Disk = Disk()
    """The first one."""
    disks: tuple[Disk, ...] = ()
    """The others."""


MODULE = '''\
class Firewall(Construct):
    """What may come in.

    Raises ValueError for a port that is none.
    """

    def __init__(self, scope: Construct, id: str, *, ports: Sequence[int] = (22,), name: str) -> None:
        pass

class Rule:
    def __init__(self, scope, id_):
        pass

class Settings: ...
class _Private(Construct): ...
'''


@pytest.fixture
def reference(tmp_path: Path) -> Reference:
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "firewall.py").write_text(MODULE)
    (tmp_path / "modules" / "broken.py").write_text("class (")
    return collect({"web": DOCUMENT}, {"web": json_schema(Settings)}, tmp_path)


def test_a_stack_says_what_it_takes_and_gives(reference: Reference) -> None:
    page = markdown(reference, "mine")
    for line in (
        "## Stack web",
        "A host.",
        "Providers: `hashicorp/aws` >= 5. State: backend `s3`.",
        '| `region` | list(string) | `["eu"]` | Where \\| how |',
        "| `password` | any | (sensitive) | Sensitive. |",
        "| `size` | number | required | |",
        "| `address` | Of the host |",
        "| `token` | Sensitive. |",
        "| `web` | `./web` | 1.0 |",
        "| `aws_vpc` | 2 |",
        "| `aws_ami` (data source) | 1 |",
    ):
        assert line in page.splitlines(), line


def test_the_default_of_a_sensitive_variable_is_nowhere(reference: Reference) -> None:
    for text in (markdown(reference, "x"), man(reference, "x"), json.dumps(reference.as_json())):
        assert "hunter2" not in text


def test_settings_are_listed_to_their_leaves(reference: Reference) -> None:
    (section,) = reference.sections
    assert [(one.path, one.type, one.required, one.default) for one in section.settings] == [
        ("region", "string", True, None),
        ("root", "object", False, None),
        ("root.size", "integer", False, 20),
        ("disks", "list of object", False, []),
        ("disks[].size", "integer", False, 20),
    ]


def test_constructs_are_read_and_not_run(reference: Reference) -> None:
    firewall, rule = reference.constructs
    assert (firewall.name, firewall.file, firewall.line) == ("Firewall", "modules/firewall.py", 1)
    assert firewall.description == "What may come in.\n\nRaises ValueError for a port that is none."
    assert [(one.name, one.type, one.default) for one in firewall.parameters] == [
        ("ports", "Sequence[int]", "(22,)"),
        ("name", "str", ""),
    ]
    assert (rule.name, rule.parameters) == ("Rule", ())
    assert "| `ports` | `Sequence[int]` | `(22,)` |" in markdown(reference, "x")


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "broken.py").write_text("x = 1\nclass (")
    (tmp_path / "modules" / "image.py").write_bytes(b"\xff\x00")
    told: list[str] = []
    collect({}, {}, tmp_path, told.append)
    assert told == [
        "modules/broken.py:2: cannot be read: invalid syntax",
        "modules/image.py: cannot be read: it is no text",
    ]


def test_what_a_person_wrote_opens_nothing() -> None:
    assert prose("A <b>\n# one\n```\ncode") == "A &lt;b>\n\\# one\n\\`\\`\\`\ncode"
    page = markdown(Reference((), (), ()), "# <b>\nx")
    assert page.splitlines()[0] == "# \\# &lt;b> x"


def test_nothing_in_a_text_is_markup() -> None:
    assert table(("a", "b"), [("x|y\nz", "")]).splitlines()[-1] == "| x\\|y z | |"
    assert code("a``b`") == "``` a``b` ```"


def test_nothing_in_a_text_is_a_request_of_roffs(reference: Reference) -> None:
    hostile = collect(
        {".so x": {"variable": {"a": {"description": ".ab now\n'br \\n(.C"}}}}, {}, Path("nowhere")
    )
    lines = man(hostile, 'a "b"').splitlines()
    assert lines[0] == '.TH "A ""B""" 7 "" "Snowform" "Reference"'
    known = (".TH", ".SH", ".SS", ".TP", ".PP")
    assert [line for line in lines if line[:1] in {".", "'"} and not line.startswith(known)] == []
    assert "\\&.ab now 'br \\en(.C" in lines
    assert man(hostile, 'x" y\n.SH z').splitlines()[0] == '.TH "X"" Y .SH Z" 7 "" "Snowform" "Reference"'
    assert "\\fBregion\\fR (string, required)" in man(reference, "x").splitlines()
