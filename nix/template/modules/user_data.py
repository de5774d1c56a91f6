"""User data for a NixOS image: make a text arrive as it is written, and refuse what amazon-init cannot use.

Terraform reads a string of its JSON as a template (https://opentofu.org/docs/language/syntax/json/), so the
`${…}` and `%{…}` of Nix and of shell scripts have to be escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from cdktf import Token

from snowform.ec2 import amazon_init
from snowform.ec2.problem import Problem
from snowform.errors import SnowformError
from snowform.nix.parser import syntax_problem

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
LIMIT = 16_384

# How CDKTF writes a reference into a Python string, and a number that is one
# (https://github.com/hashicorp/terraform-cdk, packages/cdktf/lib/tokens/private/encoding.ts).
_REFERENCE = r"(\$\{TfToken\[[^\]]*\]\}|-\d\.\d+e\+29\d)"


class UserDataError(SnowformError):
    """A text that would not arrive as it is, or that a NixOS image would not understand."""

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(f"the user data {what}", where=where, hint=hint)


def template(text: str) -> str:
    """The Terraform template whose value is `text`: `${` becomes `$${` and `%{` becomes `%%{`.

    References that CDKTF made (`f"… {bucket.id} …"`) stay references; all else is literal.
    """
    if not _has_reference(text):
        return text.replace("${", "$${").replace("%{", "%%{")
    literals, references = re.split(_REFERENCE, text)[::2], re.findall(_REFERENCE, text)
    # CDKTF takes any `${`, escaped or not, for the start of an expression, and a reference before the next
    # `}` for a part of it. So here the sign comes out of an expression of its own.
    literals = [re.sub(r"([$%]+)\{", r'${"\1"}{', literal) for literal in literals]
    # A dollar right before a reference would escape it.
    literals[:-1] = [re.sub(r"(\$+)\Z", r'${"\1"}', literal) for literal in literals[:-1]]
    # In a text, CDKTF loses a number that stands beside another one, a minus or a pipe.
    references = [Token.as_string(float(r)) if r.startswith("-") else r for r in references]
    return "".join(a + b for a, b in zip_longest(literals, references, fillvalue=""))


def check(text: str, *, where: str = "") -> str:
    """The text itself, if it arrives unchanged and amazon-init can use it. Raises UserDataError otherwise.

    A script starts with `#!`; everything else is taken for the machine's configuration.nix. What may be
    wrong, but need not be, is among the `warnings`.
    """
    if text.startswith("\ufeff"):
        raise UserDataError("starts with a byte order mark", where=where, hint="save it as UTF-8 without one")
    if "\r" in text:
        raise UserDataError("has carriage returns", where=where, hint="save it with Unix line ends")
    # Terraform normalises every string: https://github.com/zclconf/go-cty/blob/main/docs/types.md
    if not _is_normalized(text):
        raise UserDataError(
            "is not in Unicode's normal form C, which Terraform would put it in",
            where=where,
            hint="write composed characters",
        )
    size = len(text.encode(errors="replace"))
    if size > LIMIT and not _has_reference(text):
        raise UserDataError(f"has {size:,} bytes, AWS takes {LIMIT:,}", where=where, hint="let it fetch more")
    for problem in _problems(text):
        if problem.certain:
            raise UserDataError(problem.what, where=where, hint=problem.hint)
    return text


def warnings(text: str) -> tuple[str, ...]:
    """What may be wrong with a text that `check` takes, a line each."""
    return tuple(
        f"the user data {problem.what}" + (f"; {problem.hint}" if problem.hint else "")
        for problem in _problems(text)
        if not problem.certain
    )


def read(path: str, *, where: str = "") -> str:
    """The text of a file, checked. Raises UserDataError where it cannot be read, or `check` refuses it."""
    try:
        # Bytes, because a file that is read as text loses its carriage returns.
        text = Path(path).expanduser().read_bytes().decode()
    except OSError as error:
        raise UserDataError(f"{path} cannot be read: {error.strerror}", where=where) from error
    except UnicodeDecodeError as error:
        raise UserDataError(f"{path} is not UTF-8", where=where) from error
    return check(text, where=where)


def with_imports(configuration: str, modules: Iterable[str]) -> str:
    """A configuration.nix that imports `configuration`, a NixOS module's text, and further modules before it.

    Each of `modules` is a line or several of a list in Nix, indented by four spaces and ended.
    """
    listed = "".join(modules)
    return f"{{ ... }}:\n{{\n  imports = [\n{listed}    (\n{configuration.rstrip()}\n    )\n  ];\n}}\n"


def nix_string(text: str) -> str:
    """A text as a string of Nix's, in which references that CDKTF made (to texts) stay references."""
    # Loaded for those who write Nix.
    from snowform.nix import writer

    pieces = re.split(r"\$\{(TfToken\[[^\]]*\])\}", text)
    return writer.string([writer.Expression(p) if i % 2 else p for i, p in enumerate(pieces)])


def _has_reference(text: str) -> bool:
    # Most texts have none, which is told before the expression is compiled.
    return ("${TfToken[" in text or "e+29" in text) and re.search(_REFERENCE, text) is not None


def _is_normalized(text: str) -> bool:
    if text.isascii():
        return True
    import unicodedata

    return unicodedata.is_normalized("NFC", text)


def _problems(text: str) -> Iterator[Problem]:
    # A reference mostly stands in a string, so what takes its place need only be fit for one.
    plain = re.sub(_REFERENCE, "0", text) if _has_reference(text) else text
    if amazon_init.is_configuration(text) and (wrong := syntax_problem(plain)) is not None:
        yield Problem(f"is not valid Nix in line {wrong.line}: {wrong.reason}", certain=plain == text)
    yield from amazon_init.problems(text)
