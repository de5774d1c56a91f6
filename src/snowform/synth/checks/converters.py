"""Tell JSON that a program made of HCL, in a form of its own, from Terraform's.

hcl2json (cdktf's and cdktn's) puts every reference and type into "${" and "}": each finding says so at its
place. python-hcl2 keeps the quotes of strings and labels, and everything in it would be a finding.
"""

from __future__ import annotations

from collections.abc import Mapping

from snowform.hints import Any
from snowform.synth.checks.findings import Finding

# python-hcl2 8 marks each block with it.
_MARK = "__is_block__"


def made_by_python_hcl2(document: Mapping[str, Any]) -> Finding | None:
    """The one finding about a document that python-hcl2 wrote, or None."""
    for section, content in document.items():
        for body in content if isinstance(content, list) else (content,):
            if isinstance(body, dict) and any(key == _MARK or _is_quoted(key) for key in body):
                return Finding(
                    (section,),
                    "this is python-hcl2's form of HCL, in which strings and labels keep their quotes",
                    "it is not Terraform's JSON: leave the files as HCL and call their folder as a module",
                )
    return None


def _is_quoted(key: str) -> bool:
    return len(key) > 1 and key[0] == key[-1] == '"'
