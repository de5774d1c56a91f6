"""What differs between cdktf 0.21 and cdktn 0.24, and which of the two the program imports.

cdktn is what became of cdktf after HashiCorp had archived it. The engine is written once: each difference has
a line here, and is asked for at the one place of the engine that it is about.
"""

from __future__ import annotations

from collections.abc import Mapping

from snowform.engine.errors import EngineError


class Distribution:
    """cdktf 0.21, as HashiCorp left it."""

    name = "cdktf"
    version = "0.21.0"
    # Where the links in its messages lead.
    documentation = "https://developer.hashicorp.com/terraform/cdktf"

    # Empty lists and objects take two lines in what is written.
    empty_on_two_lines = True

    # The right side of an operator is lost where JavaScript takes it for false: 0, "", False.
    loses_falsy_operands = True
    # What is nothing is written as `null` inside an expression, instead of a hole or `undefined`.
    writes_null = False
    # Inside a for-expression an iterator's key and value are `key` and `val`, not only in `dynamic()`.
    names_entries_in_for_expressions = False
    # A for-expression over a complex list goes through the list itself, not the map that `for_each` takes.
    walks_complex_lists = False
    # What functions give otherwise than cdktf 0.21 says.
    returns: Mapping[str, str] = {}

    # Functions, ephemeral resources and the like are refused where a targeted version lacks them.
    checks_target_versions = False
    # The context can ask for what a later version does anyway (`features.ts`).
    has_future_flags = False
    # Links in assets stay links, and archives have the same bytes each time.
    keeps_links = False
    # A stack that is synthesized without its app is prepared first, and so has its backend.
    prepares_alone = False
    # The folder of modules that `Testing.fake_cdktf_json_path` names.
    fake_modules = "./"


class Cdktn(Distribution):
    """cdktn 0.24."""

    name = "cdktn"
    version = "0.24.0"
    documentation = "https://cdktn.io/docs"

    empty_on_two_lines = False

    loses_falsy_operands = False
    writes_null = True
    names_entries_in_for_expressions = True
    walks_complex_lists = True
    returns = {"format": "string", "formatlist": "list"}

    checks_target_versions = True
    has_future_flags = True
    keeps_links = True
    prepares_alone = True
    fake_modules = "./test/fixtures/"


DISTRIBUTIONS: dict[str, type[Distribution]] = {"cdktf": Distribution, "cdktn": Cdktn}

# That of the program; cdktf where it has imported neither.
current: type[Distribution] = Distribution
_chosen: str | None = None


def choose(name: str) -> None:
    """Have the engine be what the program imports. Raises EngineError where it has imported the other."""
    global current, _chosen
    if _chosen not in (None, name):
        # With the real packages the synthesis fails: elements of the one lack what the other asks them for.
        raise EngineError(
            f"the program imports {_chosen} and {name}, whose constructs do not work together",
            hint=f"import one of the two everywhere, in bindings too: {_chosen} or {name}",
        )
    _chosen, current = name, DISTRIBUTIONS[name]


def reset() -> None:
    """Forget what a program imported: the next one may import the other."""
    global current, _chosen
    current, _chosen = Distribution, None
