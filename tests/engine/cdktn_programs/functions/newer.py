"""The functions that cdktn has beyond cdktf, with every kind of argument."""

from cdktn import App, Fn, TerraformOutput, TerraformStack, TerraformVariable

app = App(skip_validation=True)
stack = TerraformStack(app, "stack")
text = TerraformVariable(stack, "text").string_value
values = {
    "gunzip": Fn.base64gunzip(text),
    "contains": Fn.cidrcontains("10.0.0.0/8", text),
    "convert": Fn.convert([1, None, text], "list(string)"),
    "convert-none": Fn.convert(None, "string"),
    "as-null": Fn.ephemeralasnull({"a": None, "b": text}),
    "sensitive": Fn.issensitive(text),
    "template": Fn.templatestring(text, {"a": [1, None]}),
    "decode": f"x {Fn.urldecode('a%20b')}",
}
for name, value in values.items():
    TerraformOutput(stack, name, value=value)
app.synth()
