"""What the program does to its dictionaries later changes nothing, nor does what it gets back."""

from cdktf import App, TerraformHclModule, TerraformStack

app = App()
given = {"a": {"b": 1}, 3: "number", True: "bool"}
module = TerraformHclModule(TerraformStack(app, "stack"), "module", source="acme/x/y", variables=given)
given["a"]["b"] = 2
module.variables["a"]["b"] = 3
item = {"c": 1}
module.set("item", item)
item["c"] = 2
app.synth()
