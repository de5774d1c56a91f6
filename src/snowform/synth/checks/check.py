"""Check a finished document: structure first, then every expression in it. Runs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from snowform.synth.checks.findings import Finding, locate
from snowform.synth.checks.references import check_references
from snowform.synth.checks.schemas import Schemas
from snowform.synth.checks.structure import check_structure
from snowform.synth.normalise import Address, Document


def check(
    document: Document,
    *,
    folder: Path | None = None,
    constructs: Mapping[Address, str] | None = None,
    sources: Mapping[str, Any] | None = None,
) -> list[Finding]:
    """All findings, errors and warnings, in the document's order.

    `folder` is where paths of the configuration start (for local modules); `constructs` and `sources` tell
    which construct and which line an element came from, as far as known.
    """
    schemas = Schemas(document)
    findings = [*check_structure(document, schemas, folder), *check_references(document, schemas)]
    return [locate(finding, constructs or {}, sources or {}) for finding in findings]
