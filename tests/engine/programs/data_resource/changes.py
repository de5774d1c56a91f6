"""Set and reset later."""

from cdktf import App, DataResource, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
data = DataResource(stack, "data", input={"a": "b"})
data.input = {"c": "d"}
data.triggers_replace = {"e": "f"}
other = DataResource(stack, "other", input={"a": "b"}, triggers_replace={"c": "d"})
other.reset_input()
other.reset_triggers_replace()
print(other.input_input, other.triggers_replace_input, data.input_input)
app.synth()
