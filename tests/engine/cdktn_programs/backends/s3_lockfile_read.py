"""The lock is handed on to who reads the state."""

from cdktn import (
    App,
    DataTerraformRemoteStateS3,
    DataTerraformRemoteStateS3Config,
    S3Backend,
    TerraformOutput,
    TerraformResource,
    TerraformStack,
)

app = App(context={"targetVersions": {"opentofu": "1.10 || 1.11"}})
one, two = TerraformStack(app, "one"), TerraformStack(app, "two")
S3Backend(one, bucket="b", key="k", use_lockfile=True, assume_role={"role_arn": "arn"})
box = TerraformResource(one, "box", terraform_resource_type="toy_box")
TerraformOutput(two, "read", value=box.get_string_attribute("id"))
state = DataTerraformRemoteStateS3(two, "state", bucket="b", key="k", use_lockfile=True, defaults={"a": 1})
TerraformOutput(two, "by-hand", value=state.get_string("x"))
print(DataTerraformRemoteStateS3Config(bucket="b", key="k", use_lockfile=True).use_lockfile)
app.synth()
