"""Look up the newest image of the own account by its name. Whether there is one, only AWS knows."""

from __future__ import annotations

from constructs import Construct

from snowform.aws.data_aws_ami import DataAwsAmi
from snowform.ec2.instances import Architecture
from snowform.errors import SnowformError


class OwnAmiError(SnowformError):
    """A name that no image can have, or that would match every image of the account."""


class OwnAmi(Construct):
    """The newest image of the own account whose name matches `name`, as a data source: `image_id`.

    `name` may hold `*` and `?`, as in `web-*`. Raises OwnAmiError where it is empty, or nothing but `*`.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
    """

    def __init__(self, scope: Construct, id: str, *, name: str, architecture: Architecture) -> None:
        super().__init__(scope, id)
        check_pattern(name, where=self.node.path)
        image = DataAwsAmi(
            self,
            "Default",
            owners=["self"],
            most_recent=True,
            filter=[
                {"name": "name", "values": [name]},
                {"name": "architecture", "values": [architecture]},
                {"name": "state", "values": ["available"]},
            ],
        )
        self.image_id: str = image.id


def check_pattern(name: str, *, where: str = "") -> None:
    """Raises OwnAmiError where the pattern says nothing about the name."""
    if not name.strip("*? "):
        raise OwnAmiError(
            f"{name!r} does not say which image", where=where, hint="give a name or a pattern such as web-*"
        )
