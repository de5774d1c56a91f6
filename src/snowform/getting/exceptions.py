"""What CDKTF's generator does otherwise for attributes that it knows by name.

Followed are `custom-defaults.ts` and `skipped-attributes.ts` of `@cdktf/provider-generator`. Names are paths:
provider, resource and attributes, as `aws.security_group.ingress.self`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

# Whose tree of attributes was too large for the languages that are compiled: any value is taken for them.
SKIPPED = frozenset(
    (
        "aws.quicksight_template.definition",
        "aws.quicksight_dashboard.definition",
        "aws.quicksight_analysis.definition",
        "aws.data_aws_quicksight_analysis.definition",
        "aws.wafv2_web_acl.wafv2_web_acl_rule.statement",
        "aws.wafv2_rule_group.wafv2_rule_group_rule.statement",
        "oci.data_oci_objectstorage_private_endpoint.fqdns",
        "oci.data_oci_objectstorage_private_endpoint_summaries.private_endpoint_summaries.fqdns",
    )
)
_NULLS = Path(__file__).with_name("explicit_nulls.txt")


@cache
def explicit_nulls() -> frozenset[str]:
    """The attributes of which an absent one is written as null, since Terraform has no blocks there.

    The file has a line for each object: its path, and the names of what is in it.
    """
    lines = (line.split() for line in _NULLS.read_text(encoding="utf-8").splitlines())
    return frozenset(f"{path}.{name}" for path, *names in lines for name in names)
