"""Providers of the bindings and one of the program's own."""

from cdktf import App, TerraformProvider, TerraformResource, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "own")
random = RandomProvider(stack, "random")
own = TerraformProvider(
    stack,
    "toy",
    terraform_resource_type="toy",
    terraform_provider_source="example/toy",
    terraform_generator_metadata={"provider_name": "toy", "provider_version_constraint": "~> 1"},
)
pet = Pet(stack, "pet")
box = TerraformResource(stack, "box", terraform_resource_type="toy_box", provider=own, depends_on=[pet])
box.add_override("name", pet.id)
print(random.terraform_generator_metadata.provider_version_constraint)
app.synth()
