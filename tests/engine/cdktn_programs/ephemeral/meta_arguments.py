"""The meta-arguments of ephemeral resources, given and set later."""

from cdktn import (
    App,
    Postcondition,
    Precondition,
    TerraformCount,
    TerraformEphemeralResource,
    TerraformEphemeralResourceLifecycle,
    TerraformIterator,
    TerraformProvider,
    TerraformResource,
    TerraformStack,
    TerraformVariable,
)

app = App(context={"targetVersions": {"opentofu": "^1.11.0"}})
stack = TerraformStack(app, "stack")
provider = TerraformProvider(stack, "toy", terraform_resource_type="toy")
box = TerraformResource(stack, "box", terraform_resource_type="toy_box")
many = TerraformVariable(stack, "many", type="number").number_value


def secret(name, **arguments):
    return TerraformEphemeralResource(stack, name, terraform_resource_type="toy_secret", **arguments)


secret("counted", count=2)
secret("counted-by", count=TerraformCount.of(many))
secret("each", for_each=TerraformIterator.from_list(["a", "b"]))
secret("after", depends_on=[box, secret("before")], provider=provider)
condition = Precondition(condition=True, error_message="Not so.")
secret("checked", lifecycle=TerraformEphemeralResourceLifecycle(precondition=[condition]))
secret("dictionary", lifecycle={"postcondition": [Postcondition(condition=False, error_message="No.")]})
later = secret("later")
later.count = 3
later.lifecycle = TerraformEphemeralResourceLifecycle(postcondition=[])
later.provider = provider
later.depends_on = ["toy_box.box"]
reset = secret("reset", count=1)
reset.count = None
app.synth()
