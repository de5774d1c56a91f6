"""Variables can be given one by one; the last value wins; None takes nothing away."""

from cdktf import App, TerraformHclModule, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
module = TerraformHclModule(stack, "module", source="acme/x/y")
print(module.variables)
module.set("a", 1)
module.set("a", {"bC": [1, {"dE": None}]})
module.set("gone", None)
print(module.variables)
other = TerraformHclModule(stack, "other", source="acme/x/y", variables={"a": 1, "b": 2})
other.set("b", None)
print(other.variables)
app.synth()
