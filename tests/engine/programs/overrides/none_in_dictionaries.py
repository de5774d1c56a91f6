"""None as a whole override deletes; inside a dictionary it is left out before it can delete anything."""

from cdktf import App, TerraformLocal, TerraformResource, TerraformStack, TerraformVariable


class Box(TerraformResource):
    def _synthesize_attributes(self):
        return {"map": {"a": 1, "b": 2, "c": {"d": 1}}, "a-b": None}


app = App()
stack = TerraformStack(app, "boxes")
box = Box(stack, "box", terraform_resource_type="toy_box")
box.add_override("map", {"a": None, "c": {"d": None}})
box.add_override("map.b", None)
stack.add_override("locals", {"l": {"x": None, "z": 1}})
TerraformLocal(stack, "l", {"x": 1, "y": None})
TerraformVariable(stack, "v", default={".": False, "": None, "a-b": 1, "aB": None})
app.synth()
