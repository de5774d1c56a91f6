"""Look up the newest official NixOS image. Whether there is one, only AWS knows."""

from __future__ import annotations

from cdktf import Annotations
from constructs import Construct

from snowform.aws.data_aws_ami import DataAwsAmi
from snowform.ec2.instances import OWNER, Architecture

# The releases that images are published of; they are deprecated after 90 days and then removed.
RELEASES = ("25.11", "26.05")


class NixosAmi(Construct):
    """The newest image of a NixOS release for an architecture, as a data source: `image.id`.

    `release` may name a build too, such as 26.05.2841, to stay with it or to go back to it. One that is not
    known to have images gets a warning and no error: it may be newer than this list.
    """

    def __init__(
        self, scope: Construct, id: str, *, release: str, architecture: Architecture = "x86_64"
    ) -> None:
        super().__init__(scope, id)
        if ".".join(release.split(".")[:2]) not in RELEASES:
            Annotations.of(self).add_warning(
                f"no images of NixOS {release} are known, only of {' and '.join(RELEASES)}; "
                "if AWS has none either, the plan will fail"
            )
        image = DataAwsAmi(
            self,
            "Default",
            owners=[OWNER],
            most_recent=True,
            filter=[
                {"name": "name", "values": [f"nixos/{release}.*"]},
                {"name": "architecture", "values": [architecture]},
                {"name": "virtualization-type", "values": ["hvm"]},
                {"name": "root-device-type", "values": ["ebs"]},
            ],
        )
        self.image_id: str = image.id
