"""What generated bindings write of a value: the rows of `…ToTerraform` and `synthesizeAttributes`.

Followed is `attributes-emitter.ts` of `@cdktf/provider-generator`.
"""

from __future__ import annotations

import re

from snowform.hints import Any

_ROW = re.compile(
    r"(?P<key>[\w-]+|'[^'\n]+'|\"[^\"\n]+\"): (?:(?P<null>struct\.(?P<absent>\w+) === undefined \? null : ))?"
    r"(?P<sensitive>this\.markWriteOnlyAttribute\()?(?P<mapper>.+)\((?:struct\.|this\.)(?P<field>\w+)"
    r"(?P<internal>\.internalValue)?\)(?(sensitive)\)),"
)
_IDENTITIES = frozenset(f"cdktf.{kind}ToTerraform" for kind in ("string", "number", "boolean", "any"))


class UnknownShape(Exception):
    """A text that is none of the shapes of generated bindings."""

    def __init__(self, text: str) -> None:
        self.text = text.strip().partition("\n")[0][:120]
        super().__init__(self.text)


def read_rows(body: str, indent: str) -> tuple[Any, ...]:
    """What stands in `return {…};`."""
    if body == f"{indent}return {{}};\n":
        return ()
    lines = body.split("\n")
    if lines[0] != f"{indent}return {{" or lines[-2] != f"{indent}}};" or lines[-1]:
        raise UnknownShape(body)
    return tuple(map(_row, lines[1:-2]))


def _row(line: str) -> tuple[Any, ...]:
    row = _ROW.fullmatch(line.strip())
    if row is None or (row["absent"] and row["absent"] != row["field"]):
        raise UnknownShape(line)
    parts: tuple[Any, ...] = (
        row["key"].strip("'\""),
        _mapper(row["mapper"]),
        row["field"],
        bool(row["null"]),
    )
    return (
        (*parts, bool(row["internal"]), bool(row["sensitive"]))
        if row["internal"] or row["sensitive"]
        else parts
    )


def _mapper(text: str) -> Any:
    if text in _IDENTITIES:
        return None
    if text.startswith("cdktf.listMapper("):
        inner, _, flag = text.removeprefix("cdktf.listMapper(").removesuffix(")").rpartition(", ")
        if flag in ("true", "false"):
            return ("list", _mapper(inner), flag == "true")
        # Until cdktf 0.12, whose bindings say of no list that it is a block.
        if not inner and flag:
            return ("list", _mapper(flag), False)
    elif text.startswith("cdktf.hashMapper(") and text.endswith(")"):
        return ("hash", _mapper(text.removeprefix("cdktf.hashMapper(")[:-1]))
    elif found := re.fullmatch(r"(?:\(0, \w+\.(\w+ToTerraform)\)|(?:\w+_\d+\.)?(\w+ToTerraform))", text):
        return found[1] or found[2]
    raise UnknownShape(text)
