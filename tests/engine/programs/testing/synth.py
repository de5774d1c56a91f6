"""The configuration of a stack without comments and without a default backend."""

from cdktf import (
    LocalBackend,
    TerraformHclModule,
    TerraformOutput,
    TerraformResource,
    TerraformStack,
    TerraformVariable,
    Testing,
)

app = Testing.app()
stack = TerraformStack(app, "stack")
print(Testing.synth(stack))
variable = TerraformVariable(
    stack, "name", default={"//": "gone", "kept": {"//": {"a": 1}, "list": [{"//": 1}]}}
)
TerraformOutput(stack, "out", value=variable.string_value)
TerraformHclModule(stack, "module", source="acme/x/y")
TerraformResource(stack, "box", terraform_resource_type="toy_box").add_override("z", [1, {"b": 1, "a": 2}])
print(Testing.synth(stack))
LocalBackend(stack, path="p")
print(Testing.synth(stack, True))
