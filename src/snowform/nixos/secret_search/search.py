"""Find the secrets that a configuration holds, before it goes into the Nix store, which everyone can read.

Three rules: a literal where a secret belongs, a secret that a text gives a name to, and a text of a known
form anywhere; in assets and vendored modules too. A reference is no secret: its value is known only where the
configuration is applied. No finding holds a value.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from snowform.errors import SnowformError, did_you_mean
from snowform.expressions import ExpressionError, parse_template
from snowform.nixos.secret_search.embedded import is_text, names_in_text, texts_in_expression
from snowform.nixos.secret_search.places import JsonPath, Place, places
from snowform.schema.check import format_path
from snowform.secrets.constants import Constants
from snowform.secrets.forms import Pattern
from snowform.secrets.names import Kind, kind_of
from snowform.secrets.outcomes import is_fixed
from snowform.secrets.patterns import layers_of_file, recognise, recognise_layers
from snowform.secrets.values import is_placeholder, may_be_secret
from snowform.synth.checks.findings import Finding

# Documents, examples and tests of a module show how it is used, with passwords that nobody has.
DOCUMENTATION = frozenset({".md", ".rst", ".adoc"})
EXAMPLES = frozenset({"example", "examples", "test", "tests", "testdata", "fixtures"})


class UnknownSecret(SnowformError):
    """What was allowed is nowhere found."""


def find_secrets(document: Mapping[str, Any], *folders: Path | None) -> list[Finding]:
    """Every secret in a configuration, one finding a place; doubtful ones are warnings.

    `folders` are those that go along with it: assets, vendored modules.
    """
    found: dict[JsonPath, Finding] = {}
    search = _Search(document)
    files = (finding for folder in folders if folder is not None for finding in _in_folder(folder))
    for finding in (*search.findings(), *files):
        found.setdefault(finding.path, finding)
    return list(found.values())


def allow(found: Mapping[str, Sequence[Finding]], paths: Collection[str]) -> dict[str, list[Finding]]:
    """The stacks' findings without those at `paths`, which are no secrets.

    A path at which nothing was found raises UnknownSecret: it is a slip, or allows what is yet to come.
    """
    known = {format_path(finding.path) for findings in found.values() for finding in findings}
    for path in paths:
        if path not in known:
            hint = did_you_mean(path, known) or "leave it out"
            raise UnknownSecret("no secret was found there", where=f"--allow-secret {path}", hint=hint)
    return {
        stack: [finding for finding in findings if format_path(finding.path) not in paths]
        for stack, findings in found.items()
    }


class _Search:
    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.constants = Constants(document)
        self.named: set[Any] = set()
        self.looked_at: dict[str, tuple[list[Pattern], str | None]] = {}

    def findings(self) -> Iterator[Finding]:
        """Every finding, in the order of the document, sources last; a place may have several."""
        sources = []
        for place in places(self.document, self.constants):
            if place.value in (None, "") or isinstance(place.value, bool):
                continue
            if _is_source(place):
                sources.append(place)
            else:
                yield from self._at(place)
        for place in sources:
            yield from self._at(place)

    def _at(self, place: Place) -> Iterator[Finding]:
        secret = self._literal(place)
        # Where it comes from is named only where nothing says so already.
        if secret is not None and not (_is_source(place) and secret in self.named):
            self.named.add(secret)
            yield _error(
                place.path, f"a literal where a secret belongs: {_because(place)}{_origin(place.value)}"
            )
        if not isinstance(place.value, str):
            return
        patterns, name = self._look(place.value)
        yield from (_recognised(place.path, pattern) for pattern in patterns)
        if place.quiet:
            return
        if name is None and "{" in place.value and ("${" in place.value or "%{" in place.value):
            texts = texts_in_expression(place.value, self.constants, place.scope)
            name = next((found for text in texts if (found := self._named(text)) is not None), None)
        if name is not None:
            what = f"the secret {name}" if name else "a secret that a command is given"
            yield _error(place.path, f"holds {what} in its text")

    def _literal(self, place: Place) -> Any:
        """The secret that a place holds, None where it holds none."""
        kind = None if place.because or place.quiet else kind_of(place.name)
        if not (place.because or kind):
            return None
        if not isinstance(place.value, str):
            # Numbers under other names count something.
            long = isinstance(place.value, int | float) and len(str(place.value)) > 2
            return place.value if place.because or (kind is Kind.PASSWORD and long) else None
        for outcome in self.constants.leaves(self.constants.outcomes(place.value, place.scope)):
            if outcome in (None, "") or isinstance(outcome, bool) or not is_fixed(outcome):
                continue
            text = str(outcome)
            if kind is None and not is_placeholder(text):
                return outcome
            if kind is not None and may_be_secret(text, kind):
                return outcome
        return None

    def _look(self, text: str) -> tuple[list[Pattern], str | None]:
        """What a text matches, and the name of the first secret in it; texts are often the same."""
        if text not in self.looked_at:
            template = "${" in text or "%{" in text
            self.looked_at[text] = (list(recognise(text)), None if template else self._named(text))
        return self.looked_at[text]

    def _named(self, text: str) -> str | None:
        return next(names_in_text(text), None)


def _is_source(place: Place) -> bool:
    """Whether others refer to the value: it is named once, where it is used as a secret."""
    return place.path[0] in {"locals", "variable"} or "for_each" in place.path


def _because(place: Place) -> str:
    if place.because:
        return place.because
    return (
        "its name says that it is one"
        if place.name in place.path
        else f'the name "{place.name}" says that it is one'
    )


def _origin(value: Any) -> str:
    """The local value or variable that a constant comes from; nothing where it stands there itself."""
    try:
        references = parse_template(value).references() if isinstance(value, str) else iter(())
        via = next((reference.text for reference in references if reference.root in {"local", "var"}), "")
    except ExpressionError:
        return ""
    return f" (it comes from {via})" if via else ""


def _in_folder(folder: Path) -> Iterator[Finding]:
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = (f"{folder.name}/{file.relative_to(folder).as_posix()}",)
        texts = list(layers_of_file(file.read_bytes()))
        yield from (_recognised(place, pattern) for pattern in recognise_layers(texts))
        if _is_documentation(file.relative_to(folder)):
            continue
        for name in (name for text in texts if is_text(text) for name in names_in_text(text)):
            what = f"the secret {name}" if name else "a secret that a command is given"
            yield _error(place, f"holds {what} in its text")
            break


def _is_documentation(file: Path) -> bool:
    named = file.suffix.lower() in DOCUMENTATION or file.stem.lower() == "readme"
    return named or not EXAMPLES.isdisjoint(file.parts[:-1])


def _recognised(path: JsonPath, pattern: Pattern) -> Finding:
    if pattern.certain:
        return _error(path, f"holds {pattern.what}")
    return Finding(path, f"holds {pattern.what}", "whoever reads it can try to guess", severity="warning")


def _error(path: JsonPath, message: str) -> Finding:
    remedy = f"use a reference or a variable, or --allow-secret '{format_path(path)}'"
    return Finding(path, message, f"everyone can read the Nix store: {remedy}")
