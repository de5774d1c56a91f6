"""A provider's class may override the alias: then it names and configures it."""

from cdktf import App, TerraformProvider, TerraformResource, TerraformStack


class Toy(TerraformProvider):
    @property
    def alias(self):
        return "other"


app = App()
stack = TerraformStack(app, "providers")
toy = Toy(stack, "toy", terraform_resource_type="toy", terraform_provider_source="b/toy")
toy.add_override("alias", "lost")
print(toy.fqn, toy.meta_attributes)
TerraformResource(stack, "box", terraform_resource_type="toy_box", provider=toy)
app.synth()
