"""A configuration that Terraform is to write."""

from cdktf import App, DataResource, TerraformProvider, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")


class Toy(TerraformProvider):
    pass


toy = Toy(stack, "toy", terraform_resource_type="toy")
DataResource.generate_config_for_import(stack, "one", "some-id")
DataResource.generate_config_for_import(stack, "two", "other-id", toy)
print(type(DataResource.generate_config_for_import(stack, "three", "third-id")).__name__)
app.synth()
