"""An element's name can be overridden and reset before its address is read."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
a = Box(stack, "a")
a.override_logical_id("named")
b = Box(stack, "b")
b.override_logical_id("named")
b.reset_override_logical_id()
c = Box(stack, "c")
print(c.friendly_unique_id)
c.override_logical_id("ignored")
d = Box(stack, "d")
d.override_logical_id("")
e = Box(stack, "e")
e.override_logical_id("with space/and ü")
print(a.friendly_unique_id, b.friendly_unique_id, c.friendly_unique_id, d.friendly_unique_id)
Box(stack, "refs", attributes={"ids": [x.get_string_attribute("id") for x in (a, b, c, d, e)]})
app.synth()
