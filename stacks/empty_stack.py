"""A stack to begin with: the AWS provider, whose tags are on everything, and nothing else yet."""

from __future__ import annotations

from dataclasses import dataclass

from constructs import Construct

from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider


@dataclass(frozen=True)
class EmptyStackSettings:
    """The settings of the stack, in cdktf.json; a field more is a setting more."""

    region: str
    """The AWS region."""
    project: str = "snowform"
    """The value of the tag Project on everything."""


class EmptyStack(ReadableStack):
    """What is deployed: resources of snowform.aws, and constructs of modules/."""

    def __init__(self, scope: Construct, id: str, settings: EmptyStackSettings) -> None:
        super().__init__(scope, id)
        tags = {"Project": settings.project, "Stack": id}
        AwsProvider(self, "aws", region=settings.region, default_tags={"tags": tags})
