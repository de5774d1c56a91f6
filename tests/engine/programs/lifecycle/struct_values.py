"""What a lifecycle's struct says of itself."""

from cdktf import (
    App,
    Postcondition,
    Precondition,
    TerraformResource,
    TerraformResourceLifecycle,
    TerraformStack,
)


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
given = TerraformResourceLifecycle(
    prevent_destroy=True, precondition=[Precondition(condition=1, error_message="x")]
)
print(given.prevent_destroy, given.create_before_destroy, given.precondition[0].error_message)
print(
    given
    == TerraformResourceLifecycle(
        prevent_destroy=True, precondition=[Precondition(condition=1, error_message="x")]
    )
)
print(given != TerraformResourceLifecycle())
print(
    Precondition(condition=1, error_message="x"),
    Precondition(condition=1, error_message="x") == Postcondition(condition=1, error_message="x"),
)
box = Box(stack, "box", lifecycle=given)
print(box.lifecycle, box.lifecycle == given)
box.lifecycle = None
print(box.lifecycle)
app.synth()
