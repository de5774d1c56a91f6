"""Rules of security groups."""

from __future__ import annotations

from typing import Any

from snowform.local.gaps.registry import gap, member, target


@gap("aws_vpc_security_group_…_rule with referenced_security_group_id: description is added on every plan")
def rule_description() -> None:
    """A rule that names another group has a description, as one that names a network."""
    rule = target("ec2.models.security_groups", "SecurityGroupRule")
    member(rule, "description")

    def description(self: Any) -> str | None:
        # A changed one is with the network, whatever the rule names.
        changed = self.ip_range.get("Description")
        text: str | None = changed if changed is not None else self.source_group.get("Description")
        return text

    rule.description = property(description)
