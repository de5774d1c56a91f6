"""Python expressions laid out as ruff does it: on one line where they fit, else an item a line."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 100
INDENT = "    "


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a group: `name=` or `"key": ` and its code, with comments above it and on its line."""

    prefix: str
    code: Code
    before: tuple[str, ...] = ()
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in brackets; `after` are the comments before the closing one."""

    opening: str
    items: tuple[Item, ...]
    closing: str
    after: tuple[str, ...] = ()


Code = str | Group


def laid_out(code: Code, *, indent: str, before: str = "", behind: str = "") -> list[str]:
    """The lines of an expression that follows `before` on its line, and that `behind` follows."""
    flat = _flat(code)
    if flat is not None and len(indent) + len(before) + len(flat) + len(behind) <= WIDTH:
        return [f"{indent}{before}{flat}{behind}"]
    if isinstance(code, str):
        return [f"{indent}{before}{code}{behind}"]
    if not code.items and not code.after:
        return [f"{indent}{before}{code.opening}{code.closing}{behind}"]
    lines = [f"{indent}{before}{code.opening}"]
    inner = indent + INDENT
    for item in code.items:
        lines.extend(comments(item.before, inner))
        behind_item = f",  # {item.behind}" if item.behind else ","
        lines.extend(laid_out(item.code, indent=inner, before=item.prefix, behind=behind_item))
    lines.extend(comments(code.after, inner))
    return [*lines, f"{indent}{code.closing}{behind}"]


def assigned(name: str, code: Code, *, indent: str, behind: str = "") -> list[str]:
    """The lines of a statement that gives a variable a value."""
    before = f"{name} = "
    if isinstance(code, Group) and len(indent) + len(before) + len(code.opening) > WIDTH:
        return [f"{indent}{before}(", *laid_out(code, indent=indent + INDENT), f"{indent}){behind}"]
    return laid_out(code, indent=indent, before=before, behind=behind)


def comments(lines: tuple[str, ...], indent: str) -> list[str]:
    """Lines as comments, empty ones left out; one of a space is a comment without text."""
    return [f"{indent}# {line}".rstrip() for line in lines if line]


def quoted(text: str) -> str:
    """A string literal in the quotes that need the fewer escapes."""
    return f"{_quote(text)}{_escaped(text, _quote(text))}{_quote(text)}"


def formatted(parts: list[tuple[str, str | None]]) -> str:
    """An f-string of texts and the expressions behind each; None where there is none."""
    quote = _quote("".join(text for text, _ in parts))
    written = "".join(
        _escaped(text, quote).replace("{", "{{").replace("}", "}}") + (f"{{{inner}}}" if inner else "")
        for text, code in parts
        # Before Python 3.12 the quotes of an f-string stand nowhere in it.
        if (inner := (code or "").replace('"', "'" if quote == '"' else '"')) is not None
    )
    return f"f{quote}{written}{quote}"


def long_text(text: str) -> str:
    """A string literal over several lines, with the line breaks of the text."""
    escaped = "".join(
        c if c in {"\n", "\t"} or (c.isprintable() and c != "\\") else _escape(c) for c in text
    ).replace('"""', '\\"""')
    if escaped.endswith('"'):
        escaped = f'{escaped[:-1]}\\"'
    return f'"""\\\n{escaped}"""'


def _flat(code: Code) -> str | None:
    """All on one line; None where comments stand in it."""
    if isinstance(code, str):
        return code
    if code.after or any(item.before or item.behind for item in code.items):
        return None
    parts = []
    for item in code.items:
        if (inner := _flat(item.code)) is None:
            return None
        parts.append(f"{item.prefix}{inner}")
    return f"{code.opening}{', '.join(parts)}{code.closing}"


def _quote(text: str) -> str:
    return "'" if text.count('"') > text.count("'") else '"'


def _escaped(text: str, quote: str) -> str:
    return "".join(_escape(c) if c in {"\\", quote} or not c.isprintable() else c for c in text)


def _escape(char: str) -> str:
    if char in {'"', "'"}:
        return f"\\{char}"
    return char.encode("unicode_escape").decode()
