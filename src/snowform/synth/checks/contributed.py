"""Name who brought what a finding is about, where several parts of a program contributed to one element."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from snowform.synth.checks.findings import Finding


def name_contributors(findings: Iterable[Finding], contributed: Mapping[str, str]) -> list[Finding]:
    """The findings, each with the line that contributed what stands at its path, as far as it is known.

    `contributed` has that line, `file:line`, by a path as JSON: of what is deeper it holds as well.
    """
    lines = {tuple(json.loads(path)): line for path, line in contributed.items()}

    def line_of(finding: Finding) -> str:
        path = finding.path
        return next(
            (lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), finding.source
        )

    return [finding.replace(source=line_of(finding)) for finding in findings]
