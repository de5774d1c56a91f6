"""A resource takes over an existing object."""

from cdktf import App, TerraformProvider, TerraformResource, TerraformStack


class Toy(TerraformProvider):
    @property
    def alias(self):
        return "x"


app = App()
stack = TerraformStack(app, "imports")
toy = Toy(stack, "toy", terraform_resource_type="toy")
TerraformResource(stack, "a", terraform_resource_type="toy_box").import_from("id-1")
b = TerraformResource(stack, "b", terraform_resource_type="toy_box")
b.import_from("id-2", toy)
b.import_from("id-3", toy)
c = TerraformResource(stack, "c", terraform_resource_type="toy_box")
c.import_from(b.get_string_attribute("id"))
app.synth()
