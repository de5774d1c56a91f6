"""References, functions and lazy values in variables."""

from cdktf import App, Fn, Lazy, TerraformHclModule, TerraformLocal, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "stack")
name = TerraformVariable(stack, "name")
local = TerraformLocal(stack, "local", {"a": 1})
first = TerraformHclModule(stack, "first", source="acme/x/y", version=Fn.trimspace(name.string_value))
TerraformHclModule(
    stack,
    "second",
    source=f"acme/{name.string_value}/y",
    variables={
        "text": f"a-{name.string_value}",
        "number": name.number_value,
        "list": first.get_list("ids"),
        "map": local.as_any_map,
        "first": first.get("all"),
        "null": Token.null_value(),
        "function": Fn.upper(first.get_string("id")),
        "escaped": "${local.local}",
    },
)
app.synth()
