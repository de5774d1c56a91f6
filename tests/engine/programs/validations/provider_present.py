"""A provider in the stack is enough, wherever it stands; terraform's own needs none."""

from cdktf import App, TerraformDataSource, TerraformProvider, TerraformResource, TerraformStack
from constructs import Construct

metadata = {"provider_name": "toy", "provider_version": "1.0.0"}


class Toy(TerraformProvider):
    pass


app = App()
stack = TerraformStack(app, "providers")
TerraformResource(stack, "box", terraform_resource_type="toy_box", terraform_generator_metadata=metadata)
TerraformDataSource(stack, "info", terraform_resource_type="toy_info", terraform_generator_metadata=metadata)
own = {"provider_name": "terraform"}
TerraformResource(stack, "data", terraform_resource_type="terraform_data", terraform_generator_metadata=own)
Toy(Construct(stack, "deep"), "toy", terraform_resource_type="toy", terraform_generator_metadata=metadata)
app.synth()
