"""What a case of the corpus is: one change in the form in which OpenTofu writes it into a plan."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from snowform.provision.plan.rules import AWS, PROVIDER, Severity
from tests.provision.plan.makers import raw

LOSES, INTERRUPTS, CUTS = Severity.LOSES, Severity.INTERRUPTS, Severity.CUTS


@dataclass(frozen=True)
class Case:
    """`severity` is None where the change harms nothing; `source` the page on which the rule stands."""

    type_: str
    before: dict[str, Any] | None
    after: dict[str, Any]
    severity: Severity | None = None
    source: str = ""
    unknown: dict[str, Any] = field(default_factory=dict)

    @property
    def entry(self) -> dict[str, Any]:
        """Its entry in a plan's `resource_changes`."""
        action = "create" if self.before is None else "update"
        common = {"id": "it", "arn": f"arn:aws:it:eu-central-1:123456789012:{self.type_}/it"}
        if self.before is None:
            computed = {"id": True, **self.unknown}
            return raw(f"{self.type_}.x", action, after=self.after, after_unknown=computed)
        return raw(
            f"{self.type_}.x",
            action,
            before={**common, **self.before},
            after={**common, **self.after},
            after_unknown=self.unknown,
            provider_name="registry.opentofu.org/hashicorp/aws",
        )

    def __str__(self) -> str:
        before = self.before or {}
        names = [name for name in {**before, **self.after} if before.get(name) != self.after.get(name)]
        return f"{self.type_}: {', '.join(names or self.unknown)}"


def update(
    severity: Severity | None,
    type_: str,
    before: dict[str, Any],
    change: dict[str, Any],
    source: str = "",
    **unknown: Any,
) -> Case:
    """An update in place: `change` is what differs; `unknown` is what is known in the apply only."""
    after = {key: value for key, value in {**before, **change}.items() if key not in unknown}
    return Case(type_, before, after, severity, _page(type_, source), unknown)


def creation(
    severity: Severity | None, type_: str, after: dict[str, Any], source: str = "", **unknown: Any
) -> Case:
    """A new object beside what exists."""
    return Case(type_, None, after, severity, _page(type_, source), unknown)


def policy(*statements: dict[str, Any]) -> str:
    """A document of IAM's."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(actions: Any, resources: Any = "*", **more: Any) -> dict[str, Any]:
    """A statement that allows."""
    return {"Effect": "Allow", "Action": actions, "Resource": resources, **more}


def deny(actions: Any, resources: Any = "*", **more: Any) -> dict[str, Any]:
    """A statement that denies."""
    return {"Effect": "Deny", "Action": actions, "Resource": resources, **more}


def _page(type_: str, source: str) -> str:
    return f"{AWS}{source}" if source else f"{PROVIDER}{type_.partition('_')[2]}.html.markdown"
