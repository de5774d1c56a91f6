"""A local is read as every kind of value."""

from cdktf import App, TerraformLocal, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "locals")
l = TerraformLocal(stack, "l", {"a": 1})
values = [
    l.expression,
    l.as_string,
    l.as_number,
    l.as_boolean,
    l.as_list,
    l.fqn,
    f"<{l.as_string}{l.to_string()}>",
]
TerraformOutput(stack, "list", value=values)
for kind in ("string", "number", "boolean", "any"):
    own = TerraformLocal(stack, kind, {})
    TerraformOutput(stack, f"{kind}_map", value=getattr(own, f"as_{kind}_map"))
app.synth()
