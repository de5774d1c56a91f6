"""A stack depends on others in the order in which its references are met: whole numbers are the first keys."""

from cdktf import App, Fn, TerraformLocal, TerraformOutput, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None):
        super().__init__(scope, id, terraform_resource_type="toy_box")
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
sources = [Box(TerraformStack(app, name), "box").get_string_attribute("id") for name in "abcd"]
a, b, c, d = sources

attributes = TerraformStack(app, "attributes")
Box(attributes, "box", attributes={"z": a, "10": b, "nested": {"y": a, "9": c}, "1": d, "01": a})

numbers = TerraformStack(app, "numbers")
Box(numbers, "box", attributes={"map": {"z": a, 2: b, 1: c, -1: d}})

overridden = TerraformStack(app, "overridden")
box = Box(overridden, "box", attributes={"z": a, "list": [b]})
box.add_override("deep.z", c)
box.add_override("0", d)

local = TerraformStack(app, "local")
TerraformLocal(local, "l", {"z": a, "1": b, "0": c, "": d})

function = TerraformStack(app, "function")
TerraformOutput(function, "o", value=Fn.jsonencode({"z": a, "1": b, "0": c}))

whole = TerraformStack(app, "whole")
whole.add_override("locals.z", d)
whole.add_override("locals.5", c)
app.synth()
