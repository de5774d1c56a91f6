"""Programs over prebuilt bindings, written once: for cdktf's packages, and translated for cdktn's."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tests.engine import harness

PROGRAMS = Path(__file__).parent / "programs"
# Whose packages a program imports, each with its own real engine.
FLAVOURS = ("cdktf", "cdktn")
PREFIXES = {"cdktf": "cdktf_cdktf_provider_", "cdktn": "cdktn_provider_"}
PACKAGES = ("docker", "null", "random")


def all_programs() -> list[tuple[str, Path]]:
    """Every program with each flavour that it is meant for."""
    return [
        (flavour, program)
        for flavour in FLAVOURS
        for program in sorted(PROGRAMS.glob("*/*.py"))
        if flavour in flavours(program)
    ]


def flavours(program: Path) -> tuple[str, ...]:
    """A program asks for one alone in a line like `# only: cdktn`, for what the other's packages lack."""
    asked = re.search(r"^# only: (\w+)$", program.read_text(encoding="utf-8"), re.MULTILINE)
    return (asked[1],) if asked else FLAVOURS


def run(programs: Iterable[tuple[str, Path]], out: Path) -> None:
    """Run programs on the real engine of their flavour and on the native one; `difference` compares."""
    chosen = list(programs)
    for flavour in FLAVOURS:
        copies = [_translated(flavour, program, out) for of, program in chosen if of == flavour]
        if copies:
            harness.run_on_both(copies, out / flavour)


def failed(flavour: str, program: Path, out: Path) -> bool:
    """Whether the real engine refused a program."""
    return _read("cdktf", flavour, program, out).failure is not None


def difference(flavour: str, program: Path, out: Path) -> str:
    """What is different between the engines, for people; nothing if nothing is.

    Stricter than between programs without bindings: what an error says is compared, those included that a
    program catches and prints as `! RuntimeError 'text'`.
    """
    real, native = (_read(engine, flavour, program, out) for engine in harness.ENGINES)
    found = harness.difference(real, replace(native, printed=_reconciled(real.printed, native.printed)))
    if found or real.failure is None or native.failure is None:
        return found
    told = [f"{failure.family}: {failure.message}" for failure in (real.failure, native.failure)]
    if says_the_same(real.failure.family, real.failure.message, native.failure.message):
        return ""
    return f"{flavour}: {told[0]}\nnative: {told[1]}"


def says_the_same(family: str, real: str, native: str) -> bool:
    """Whether the native engine's error, of the same built-in class, says what the real engine's says.

    The bindings' own Python runs on both: the same text. What jsii and JavaScript say is written anew, with
    the names of arguments, keys and constructs that the real text has.
    """
    if family != "RuntimeError" and "__jsii_type__" not in real:
        return native == real
    names = re.findall(r"'([\w.-]+)'", _FAILING_VALUE.sub("", real)) if family == "RuntimeError" else ()
    return all(name in native or _snake(name) in native for name in names)


# What Node's `inspect` shows of a value that jsii refused.
_FAILING_VALUE = re.compile(r"^[ │├]*── 🛑 Failing value.*\n( *│ .*\n)*", re.MULTILINE)
_CAUGHT = re.compile(r"^! (\w+) (['\"].*)$")


def _reconciled(real: str, native: str) -> str:
    """What was printed natively, with the real engine's text for each error that says the same."""
    theirs, ours = real.splitlines(), native.splitlines()
    if len(theirs) != len(ours):
        return native
    return "".join(f"{_same_line(*pair)}\n" for pair in zip(theirs, ours, strict=True))


def _same_line(real: str, native: str) -> str:
    theirs, ours = _CAUGHT.match(real), _CAUGHT.match(native)
    if theirs and ours and theirs[1] == ours[1]:
        texts = ast.literal_eval(theirs[2]), ast.literal_eval(ours[2])
        return real if says_the_same(theirs[1], *texts) else native
    return native


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _read(engine: str, flavour: str, program: Path, out: Path) -> harness.Result:
    return harness.read(engine, _copy(flavour, program, out), out / flavour)


def _translated(flavour: str, program: Path, out: Path) -> Path:
    copy = _copy(flavour, program, out)
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(translate(flavour, program.read_text(encoding="utf-8")))
    return copy


def translate(flavour: str, text: str) -> str:
    """A program for cdktf as one for the flavour, on the same lines."""
    return re.sub(r"\bcdktf\b", flavour, text.replace(PREFIXES["cdktf"], PREFIXES[flavour]))


def _copy(flavour: str, program: Path, out: Path) -> Path:
    return out / "programs" / flavour / program.parent.name / program.name
