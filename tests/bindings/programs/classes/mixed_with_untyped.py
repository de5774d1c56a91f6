"""Bindings beside resources made of the untyped class, references both ways."""

from cdktf import App, TerraformDataSource, TerraformResource, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "mixed")
RandomProvider(stack, "random")
pet = Pet(stack, "pet")
box = TerraformResource(stack, "box", terraform_resource_type="random_box", depends_on=[pet])
box.add_override("name", pet.id)
data = TerraformDataSource(stack, "data", terraform_resource_type="random_data")
data.add_override("name", f"a-{pet.id}")
Pet(stack, "second", prefix=box.get_string_attribute("name"), keepers={"x": data.get_string_attribute("y")})
app.synth()
