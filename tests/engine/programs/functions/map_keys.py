"""Keys of maps are written as JSON has them, in the program's order."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")

TerraformLocal(stack, "kinds", Fn.jsonencode({"b": 1, "a": 2, 3: "x", True: "y", None: "z", 1.5: "w"}))
TerraformLocal(stack, "token", Fn.jsonencode({text.string_value: 1}))
TerraformLocal(stack, "integers_first", Fn.jsonencode({"b": 1, "10": 2, "9": 3, "-1": 4, "01": 5}))
TerraformLocal(stack, "empty", Fn.jsonencode({}))
TerraformLocal(stack, "empty_list", Fn.jsonencode([]))
TerraformLocal(stack, "spaces", Fn.jsonencode({"a b": {"c.d": []}}))
app.synth()
