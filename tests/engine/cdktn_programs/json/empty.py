"""Empty lists and objects, on one line wherever they are."""

from cdktn import App, TerraformLocal, TerraformOutput, TerraformResource, TerraformStack, Testing, Token

app = App()
stack = TerraformStack(app, "stack")
TerraformStack(app, "nothing")
TerraformLocal(stack, "list", [])
TerraformLocal(stack, "map", {})
TerraformLocal(stack, "deep", {"a": [[], {}, [[]], {"b": {}}], "c": None, "d": {"e": None}, "f": [None]})
TerraformOutput(stack, "null", value=[Token.null_value(), {"a": Token.null_value()}])
TerraformResource(stack, "box", terraform_resource_type="toy_box").add_override("x", {"y": [], "z": {}})
print(Testing.synth(stack))
print(Testing.synth(TerraformStack(Testing.app(), "empty")))
app.synth()
