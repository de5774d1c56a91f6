"""A local is read as every kind of value."""

from cdktf import App, TerraformLocal, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "locals")
local = TerraformLocal(stack, "l", {"a": 1})
values = [
    local.expression,
    local.as_string,
    local.as_number,
    local.as_boolean,
    local.as_list,
    local.fqn,
    f"<{local.as_string}{local.to_string()}>",
]
TerraformOutput(stack, "list", value=values)
for kind in ("string", "number", "boolean", "any"):
    own = TerraformLocal(stack, kind, {})
    TerraformOutput(stack, f"{kind}_map", value=getattr(own, f"as_{kind}_map"))
app.synth()
