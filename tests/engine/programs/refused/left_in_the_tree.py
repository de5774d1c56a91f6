"""What fails in JavaScript, after the construct is made, leaves it in the tree."""

from cdktf import (
    App,
    TerraformAsset,
    TerraformHclModule,
    TerraformResource,
    TerraformStack,
    TerraformVariable,
)

app = App()
stack = TerraformStack(app, "left")
token = TerraformVariable(stack, "v").string_value
for make in (
    lambda: TerraformResource(stack, f"a{token}", terraform_resource_type="toy_vm"),
    lambda: TerraformHclModule(stack, "module", source="./nowhere"),
    lambda: TerraformAsset(stack, "asset", path="nowhere"),
    lambda: TerraformStack(app, "a b"),
    lambda: TerraformStack(app, "a*"),
    lambda: TerraformStack(app, ""),
    lambda: TerraformResource(stack, "", terraform_resource_type="toy_vm"),
    lambda: TerraformResource(stack, "v", terraform_resource_type="toy_vm"),
):
    try:
        make()
    except RuntimeError:
        print([len(scope.node.children) for scope in (app, stack)])
