"""Maps of maps."""

from cdktn import (
    AnyMapMap,
    App,
    BooleanMapMap,
    Fn,
    NumberMapMap,
    StringMapMap,
    TerraformOutput,
    TerraformResource,
    TerraformStack,
    Token,
)

app = App()
stack = TerraformStack(app, "stack")
box = TerraformResource(stack, "box", terraform_resource_type="toy_box")
for kind in (AnyMapMap, BooleanMapMap, NumberMapMap, StringMapMap):
    maps = kind(box, "maps")
    name = kind.__name__
    TerraformOutput(stack, f"{name}-whole", value=maps)
    TerraformOutput(stack, f"{name}-fqn", value=maps.fqn)
    TerraformOutput(stack, f"{name}-one", value=maps.lookup("a"))
    TerraformOutput(stack, f"{name}-value", value=maps.lookup("a").lookup("b c"))
    TerraformOutput(stack, f"{name}-keys", value=Fn.keys(maps.lookup("a").fqn))
    print(type(maps.lookup("a")).__name__, Token.is_unresolved(maps), maps.to_string().startswith("${TfToken"))
app.synth()
