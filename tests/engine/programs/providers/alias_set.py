"""Setting the alias of the base class does nothing."""

from cdktf import App, TerraformProvider, TerraformStack


class Toy(TerraformProvider):
    pass


app = App()
stack = TerraformStack(app, "providers")
toy = Toy(stack, "toy", terraform_resource_type="toy")
toy.alias = "x"
print(toy.alias, toy.fqn)
app.synth()
