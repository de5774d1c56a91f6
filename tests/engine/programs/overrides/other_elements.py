"""Variables, outputs, locals, providers and backends take overrides too."""

from cdktf import (
    App,
    LocalBackend,
    TerraformLocal,
    TerraformOutput,
    TerraformProvider,
    TerraformStack,
    TerraformVariable,
)


class Toy(TerraformProvider):
    pass


app = App()
stack = TerraformStack(app, "overrides")
elements = [
    TerraformVariable(stack, "v", default=1),
    TerraformOutput(stack, "o", value=1),
    TerraformLocal(stack, "l", {"a": 1}),
    Toy(stack, "p", terraform_resource_type="toy"),
    LocalBackend(stack, path="state"),
]
for element in elements:
    element.add_override("extra.deepName", [1])
    element.add_override("description", "d")
app.synth()
