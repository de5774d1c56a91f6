"""Values resolved by hand."""

from cdktf import (
    App,
    DefaultTokenResolver,
    Fn,
    StringConcat,
    TerraformStack,
    TerraformVariable,
    Token,
    Tokenization,
)

app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")

resolver = DefaultTokenResolver(StringConcat())
values = {
    "text": f"a {var.string_value} b",
    "number": var.number_value,
    "numbers_in_text": f"{var.number_value} and {var.number_value}",
    "list": var.list_value,
    "map": Token.as_any_map(var.value),
    "nested": {"a": [var.string_value, {"b": None, "c": var.value}], "d": None},
    "plain": [1, "a", True, None, 2.5],
    "none": None,
    "null": Token.null_value(),
    "function": Fn.upper(var.string_value),
}
for name, value in values.items():
    print(name, Tokenization.resolve(value, resolver=resolver, scope=stack))
print(Tokenization.resolve(var.string_value, resolver=resolver, scope=stack, preparing=True))
app.synth()
