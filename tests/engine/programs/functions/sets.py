"""Functions on sets, with literals."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "setintersection", Fn.setintersection(["a", "b"], [["b", "c"], ["b", 1]]))
TerraformLocal(stack, "setproduct", Fn.setproduct([["a", "b"], ["c"], [1]]))
TerraformLocal(stack, "setsubtract", Fn.setsubtract(["a", "b"], ["a"]))
TerraformLocal(stack, "setunion", Fn.setunion(["a", "b"], [["b", "c"], ["d"]]))
TerraformLocal(stack, "toset", Fn.toset(["a", "b"]))
app.synth()
