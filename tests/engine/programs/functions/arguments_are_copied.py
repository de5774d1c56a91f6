"""What the program does to its lists and maps after the call changes nothing."""

from cdktf import App, Fn, Op, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")

values = ["a", text.string_value]
nested = {"list": [1], "text": text.string_value}
joined, encoded, chosen = Fn.join(",", values), Fn.jsonencode(nested), Op.eq(values, nested)
values.append("later")
nested["list"].append("later")
nested["key"] = "later"
TerraformLocal(stack, "joined", joined)
TerraformLocal(stack, "encoded", encoded)
TerraformLocal(stack, "chosen", chosen)
app.synth()
