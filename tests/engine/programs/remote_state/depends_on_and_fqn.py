"""A remote state's address can be depended on."""

from cdktf import App, DataTerraformRemoteStateGcs, TerraformResource, TerraformStack
from constructs import Construct

app = App()
stack = TerraformStack(app, "stack")
state = DataTerraformRemoteStateGcs(Construct(stack, "box"), "state", bucket="b")
TerraformResource(stack, "r", terraform_resource_type="toy_box", depends_on=[state])
app.synth()
