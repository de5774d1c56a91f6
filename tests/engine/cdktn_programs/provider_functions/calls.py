"""Functions of providers: every kind of argument, and None by its position."""

from cdktn import App, Fn, Op, TerraformOutput, TerraformProviderFunction, TerraformStack, TerraformVariable, Token

app = App(context={"targetVersions": {"terraform": ">=1.8", "opentofu": ">=1.7.0"}})
stack = TerraformStack(app, "stack")
text = TerraformVariable(stack, "text").string_value
numbers = TerraformVariable(stack, "numbers", type="list(number)").list_value


def call(name, *args):
    value = TerraformProviderFunction.invoke("toy", "made", list(args))
    TerraformOutput(stack, name, value=value)
    return value


call("none")
call("plain", "a", 1, 1.5, True, False, 0, "")
call("nothing", None, "a", None)
call("null", Token.null_value())
call("references", text, numbers, Fn.upper(text))
call("lists", [], ["a", None, 1], [[text]], [Token.null_value()])
call("maps", {}, {"a": None, "b": text, "c d": {"e": [1]}})
call("tokens", Token.as_any([True, False]), Token.as_any({'k"ey': "a", "${x}": 1, "%{y}": None}))
call("deep", Token.as_any([{"a": [Token.null_value(), text]}]))
call("escaped", "${text}", "a\nb", "%{if}")
call("quoted", Fn.raw_string('say "hi"'))
inner = call("inner", "x")
call("nested", inner, Op.eq(inner, None))
TerraformOutput(stack, "in-text", value=f"made: {Token.as_string(inner)}")
TerraformOutput(stack, "in-function", value=Fn.join(",", [Token.as_string(inner), "b"]))
app.synth()
