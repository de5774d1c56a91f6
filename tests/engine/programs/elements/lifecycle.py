"""A lifecycle as keyword arguments of a struct, as a dictionary, and set later."""

from cdktf import App, TerraformResource, TerraformResourceLifecycle, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
Box(stack, "a", lifecycle=TerraformResourceLifecycle(prevent_destroy=True, ignore_changes="all"))
Box(stack, "b", lifecycle={"prevent_destroy": False})
late = Box(stack, "c")
late.lifecycle = TerraformResourceLifecycle(create_before_destroy=True)
print(late.lifecycle.create_before_destroy, late.lifecycle.prevent_destroy)
Box(stack, "d", lifecycle=TerraformResourceLifecycle())
app.synth()
