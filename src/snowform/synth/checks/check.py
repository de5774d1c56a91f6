"""Check a finished document: structure first, then every expression in it, then the lints. Runs nothing."""

from __future__ import annotations

from collections.abc import Mapping

from snowform.hints import TYPE_CHECKING, Any
from snowform.synth.checks.converters import made_by_python_hcl2
from snowform.synth.checks.findings import Finding, locate
from snowform.synth.checks.rules import check_rules
from snowform.synth.checks.schemas import Schemas
from snowform.synth.lints.registry import run_lints
from snowform.synth.normalise import Address, Document

if TYPE_CHECKING:
    from snowform.files import Name
    from snowform.synth.project import Project


def check(
    document: Document,
    *,
    folder: Name | None = None,
    project: Project | None = None,
    stack: str = "",
    constructs: Mapping[Address, str] | None = None,
    sources: Mapping[str, Any] | None = None,
) -> list[Finding]:
    """All findings, errors and warnings, in the document's order.

    `folder` is where paths of the configuration start (for local modules); in the folders of `project` remote
    modules of its stack `stack` are looked for. `constructs` and `sources` tell which construct and which
    line an element came from, as far as known.
    """
    if foreign := made_by_python_hcl2(document):
        return [foreign]
    schemas = Schemas(document, project.folder if project else None)
    findings = list(check_rules(document, schemas, folder, project, stack))
    findings += run_lints(document, schemas, constructs or {}, sources or {}, findings)
    return [locate(finding, constructs or {}, sources or {}, stack) for finding in findings]
