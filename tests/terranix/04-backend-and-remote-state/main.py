"""The state in S3, and the states of two other configurations."""

from cdktf import App, DataTerraformRemoteStateLocal, DataTerraformRemoteStateS3, S3Backend
from constructs import Construct

from snowform import NamedStack
from snowform.aws import AwsProvider, Instance

STATES = {"bucket": "example-states", "region": "eu-central-1"}


class Web(NamedStack):
    """A machine in a network that another stack has made."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})
        S3Backend(self, **STATES, key="web/terraform.tfstate", encrypt=True)
        # The class is CDKTF's, and of before this argument.
        self.add_override("terraform.backend.s3.use_lockfile", True)
        network = DataTerraformRemoteStateS3(self, "network", **STATES, key="network/terraform.tfstate")
        keys = DataTerraformRemoteStateLocal(self, "keys", path="../keys/terraform.tfstate")

        AwsProvider(self, "aws", region="eu-central-1")
        Instance(
            self,
            "web",
            ami="ami-0123456789abcdef0",
            instance_type="t3.small",
            subnet_id=network.get_string("subnet_id"),
            key_name=keys.get_string("names[0]"),
        )


app = App()
Web(app, "web")
app.synth()
