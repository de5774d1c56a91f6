"""What a program is told that takes a token for its value: where, what comes of it, and the way out.

Loaded by the first program that does. Libraries look into texts and lists for their own purposes, as PyYAML
does to quote them: only the program's own lines are told of.
"""

from __future__ import annotations

import linecache
import sysconfig
from functools import cache
from opcode import opname
from types import FrameType

from snowform.hints import Any
from snowform.lints.program import warn
from snowform.providers.origin import location

RULE = "token-as-value"
# What a message says came of it, by the kind of the token.
RESULTS: dict[type, str] = {
    str: "what comes of it is made of the token, not of the text",
    float: "what comes of it is made of the token, not of the number",
    list: "it has one element here, however many there will be",
    dict: "it has none of the keys here that there will be",
}
NUMBERS = {
    "+": "Op.add(…)",
    "-": "Op.sub(…) or Op.negate(…)",
    "*": "Op.mul(…)",
    "/": "Op.div(…)",
    "//": "Fn.floor(Op.div(…))",
    "%": "Op.mod(…)",
    "divmod()": "Op.div(…) and Op.mod(…)",
    "**": "Fn.pow(…)",
    "abs()": "Fn.abs(…)",
    "int()": "Fn.floor(…)",
    "round()": "Fn.floor(Op.add(…, 0.5))",
    "floor()": "Fn.floor(…)",
    "ceil()": "Fn.ceil(…)",
    **dict.fromkeys(("<", "<=", ">", ">="), "Fn.min(…) or Fn.max(…), or Fn.conditional(Op.gt(…), …, …)"),
}
TEXTS = {
    "[]": "Fn.substr(…)",
    "len()": "Fn.length_of(…)",
    "in": "Fn.strcontains(…)",
    ".replace()": "Fn.replace(…)",
    ".split()": "Fn.split(…)",
    ".rsplit()": "Fn.split(…)",
    ".partition()": "Fn.split(…)",
    ".rpartition()": "Fn.split(…)",
    ".splitlines()": "Fn.split(…)",
    ".strip()": "Fn.trimspace(…) or Fn.trim(…)",
    ".lstrip()": "Fn.trimprefix(…)",
    ".rstrip()": "Fn.trimsuffix(…)",
    ".removeprefix()": "Fn.trimprefix(…)",
    ".removesuffix()": "Fn.trimsuffix(…)",
    ".startswith()": "Fn.startswith(…)",
    ".endswith()": "Fn.endswith(…)",
    ".lower()": "Fn.lower(…)",
    ".casefold()": "Fn.lower(…)",
    ".upper()": "Fn.upper(…)",
    ".title()": "Fn.title(…)",
    ".capitalize()": "Fn.title(…)",
    ".encode()": "Fn.base64encode(…), Fn.sha256(…) and the like",
}
LISTS = {
    "for": "TerraformIterator.from_list(…) for a resource or block of each, or Fn.element(…, 0) for one",
    "[]": "Fn.element(…, 0) or Fn.slice(…)",
    "len()": "Fn.length_of(…)",
    "in": "Fn.contains(…)",
    ".index()": "Fn.index(…)",
    ".sort()": "Fn.sort(…)",
    ".reverse()": "Fn.reverse(…)",
    "reversed()": "Fn.reverse(…)",
}
MAPS = {
    "[]": "Fn.lookup(…, key, default)",
    ".get()": "Fn.lookup(…, key, default)",
    "in": "Fn.contains(Fn.keys(…), …)",
    "len()": "Fn.length_of(…)",
    **dict.fromkeys(
        ("for", ".keys()", ".values()", ".items()", "reversed()"),
        "TerraformIterator.from_map(…) for a resource or block of each, or Fn.keys(…) and Fn.values(…)",
    ),
}
FORMAT = 'Fn.format("%05d", […])'
COPIES = ("list(", "tuple(", "dict(")
READING = frozenset({"for", "len()", ".keys()", "[]"})
COPYING = frozenset({"LIST_EXTEND", "DICT_UPDATE", "DICT_MERGE"})
# The lines told of, for the errors in what comes of them.
told: dict[str, None] = {}


def tell(token: Any, use: str, frame: FrameType) -> None:
    """Warn of the line that runs in a frame, unless it is a library's or copies a list."""
    if _is_library(frame.f_code.co_filename):
        return
    written = _written(frame)
    if isinstance(token, list | dict) and use in READING and _is_copy(frame, written):
        return
    if use == "len()" and "len(" not in written:
        # Python asks for the length too where it goes through all.
        use = "for"
    named = _named(token)
    what = f"`{written}`" if written else f"`{use}`"
    told[f"{what} in {location()}"] = None
    if use == "if":
        warn(
            RULE,
            f"{what} asks whether {named} is true: as a token it always is, whatever Terraform will find",
            hint="let Terraform decide: Fn.conditional(…, a, b) for a value, or a count of "
            "Token.as_number(Fn.conditional(…, 1, 0))",
        )
        return
    kind = next(kind for kind in RESULTS if isinstance(token, kind))
    warn(
        RULE,
        f"{what} takes {named} for its value, which is known only when Terraform runs: {RESULTS[kind]}",
        hint=f"write {_way_out(kind, use)}",
    )


def _is_copy(frame: FrameType, written: str) -> bool:
    """Whether a list or a map is only copied, as by `list(zones)` and `[*zones]`: nothing is lost by that."""
    return written.startswith(COPIES) or opname[frame.f_code.co_code[frame.f_lasti]] in COPYING


def _way_out(kind: type, use: str) -> str:
    if use.startswith("a format"):
        return FORMAT
    if kind is float:
        return NUMBERS.get(use, "one of Terraform's functions (Fn)")
    if kind is str:
        return TEXTS.get(use, "one of Terraform's functions (Fn)")
    if kind is dict:
        return MAPS.get(use, "Fn.merge([…, {…}])")
    return LISTS.get(use, "Fn.concat([…, […]])")


def _named(token: Any) -> str:
    """The token in Terraform's words, where it is a plain reference."""
    meant = getattr(token, "token", token)
    identifier = getattr(meant, "identifier", None)
    return f"{identifier} (a token)" if isinstance(identifier, str) else "a token"


def _written(frame: FrameType) -> str:
    """What is evaluated, as it is written: of several lines the first; nothing where that is not known."""
    line, last, start, end = list(frame.f_code.co_positions())[frame.f_lasti // 2]
    if line is None or start is None:
        return ""
    if line != last:
        end = None
    linecache.checkcache(frame.f_code.co_filename)
    text = (
        linecache.getline(frame.f_code.co_filename, line).encode()[start:end].decode(errors="replace").strip()
    )
    return text if len(text) <= 60 else ""


@cache
def _is_library(file: str) -> bool:
    if "site-packages" in file or "dist-packages" in file or file.startswith("<frozen"):
        return True
    paths = sysconfig.get_paths()
    return file.startswith((f"{paths['stdlib']}/", f"{paths['platstdlib']}/"))
