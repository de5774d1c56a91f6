"""Results as attributes of resources, in outputs and as variables' counterparts."""

from cdktf import (
    App,
    Fn,
    TerraformOutput,
    TerraformProvider,
    TerraformResource,
    TerraformStack,
    TerraformVariable,
)

app = App()
stack = TerraformStack(app, "main")
items = TerraformVariable(stack, "a_items", type="list(string)")

TerraformProvider(stack, "toy", terraform_resource_type="toy")
resource = TerraformResource(stack, "r", terraform_resource_type="toy_r")
resource.add_override("name", Fn.upper("a"))
resource.add_override("names", Fn.sort(items.list_value))
resource.add_override("size", Fn.abs(-1))
resource.add_override("nested.value", [Fn.can("x"), {"deep": Fn.max([1, 2])}])
TerraformOutput(stack, "name", value=Fn.upper("a"), description="d")
TerraformOutput(stack, "names", value=Fn.compact(["a"]))
TerraformOutput(stack, "choice", value=Fn.conditional(True, "a", "b"))
app.synth()
