"""The forms that the stubs of `snowform.aws` could have: the one chosen, and what it was chosen over."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import snowform
from snowform.providers.stubs import write_stubs
from snowform.schema import catalogue

STUB = "__init__.pyi"


def make_package(folder: Path, change: Callable[[Path], None]) -> None:
    """A copy of `snowform` in `folder` whose stubs are changed into another form."""
    package = folder / "snowform"
    generated = shutil.ignore_patterns("*.pyi", "__pycache__")
    shutil.copytree(Path(snowform.__file__).parent, package, ignore=generated)
    write_stubs(catalogue.named("aws"), package / "aws")
    change(package / "aws")


def chosen(aws: Path) -> None:
    """A folder a class."""


def files(aws: Path) -> None:
    """`vpc.pyi`: what pyright warns of, having no source."""
    for stub in aws.glob(f"*/{STUB}"):
        stub.rename(aws / f"{stub.parent.name}.pyi")
        stub.parent.rmdir()


def files_and_modules(aws: Path) -> None:
    """`vpc.pyi` with a module `vpc.py` beside it."""
    files(aws)
    for stub in aws.glob("[a-z]*.pyi"):
        stub.with_suffix(".py").write_text("from snowform.aws import *\n")


def one_file(aws: Path) -> None:
    """Every class in `aws/__init__.pyi`; the submodules take theirs from there."""
    texts = []
    for stub in sorted(aws.glob(f"*/{STUB}")):
        text = stub.read_text()
        texts.append(text[text.index("\n)\n") + 3 :])
        name = re.findall(r"^class ([A-Z]\w*)\(cdktf\.", text, re.MULTILINE)[0]
        stub.write_text(f"from snowform.aws import {name} as {name}\n")
    head = "from typing import Any, ClassVar, Final, Required, TypedDict\n"
    (aws / STUB).write_text(f"{head}from snowform.providers.value_types import *\n{''.join(texts)}")


def index_without_types(aws: Path) -> None:
    """`from snowform.aws import Vpc` is Any."""
    (aws / STUB).write_text("from typing import Any\n\ndef __getattr__(name: str) -> Any: ...\n")


def blocks_without_types(aws: Path) -> None:
    """Nested blocks are Any, given and read."""
    definition = re.compile(
        r"^class (\w+)\((?:TypedDict|BlockReference).*\n(?: .*\n)+\n|^(\w+) = .*\n\n", re.M
    )
    functional = re.compile(r"^(\w+) = TypedDict\((?:.|\n)*?\n\}, total=False\)\n\n", re.M)
    for stub in aws.glob(f"*/{STUB}"):
        text = stub.read_text()
        names = functional.findall(text)
        text = functional.sub("", text)
        names += [first or second for first, second in definition.findall(text)]
        text = definition.sub("", text)
        if names:
            text = re.sub(rf"\b({'|'.join(names)})\b", "Any", text)
        stub.write_text(text.replace("from typing import ", "from typing import Any, ", 1))


FORMS: dict[str, Callable[[Path], None]] = {
    "chosen: a folder a class": chosen,
    "a file a class": files,
    "a file and a module a class": files_and_modules,
    "one file": one_file,
    "index without types": index_without_types,
    "blocks without types": blocks_without_types,
}
