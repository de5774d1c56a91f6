"""Conditions as expressions, texts, plain values."""

from cdktf import (
    App,
    Fn,
    Op,
    Postcondition,
    Precondition,
    TerraformResource,
    TerraformResourceLifecycle,
    TerraformSelf,
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
Box(
    stack,
    "box",
    lifecycle=TerraformResourceLifecycle(
        precondition=[
            Precondition(condition=Op.eq(Fn.length_of("x"), 1), error_message="one"),
            Precondition(condition="${local.x != 1}", error_message='two "quoted" ${local.x}'),
            Precondition(condition=True, error_message=""),
        ],
        postcondition=[
            Postcondition(
                condition=Op.not_(Op.eq(TerraformSelf.get_string("publicIp"), "")), error_message="three"
            ),
        ],
    ),
)
app.synth()
