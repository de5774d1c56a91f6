"""Of several versions of one provider the last wins; a constraint stands for a version."""

from cdktf import App, TerraformProvider, TerraformProviderGeneratorMetadata, TerraformStack


class Toy(TerraformProvider):
    pass


app = App()
stack = TerraformStack(app, "providers")
for index, version in enumerate(("1.0.0", "2.0.0")):
    metadata = TerraformProviderGeneratorMetadata(provider_name="toy", provider_version=version)
    Toy(stack, f"toy{index}", terraform_resource_type="toy", terraform_generator_metadata=metadata)
constraint = {"provider_name": "bear", "provider_version_constraint": "~> 1.0"}
Toy(stack, "bear", terraform_resource_type="bear", terraform_generator_metadata=constraint)
app.synth()
