"""A lifecycle as a dictionary; conditions in it have JavaScript's names."""

from cdktf import App, Postcondition, TerraformResource, TerraformResourceLifecycle, TerraformStack


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
    "a",
    lifecycle={"create_before_destroy": True, "precondition": [{"condition": False, "errorMessage": "x"}]},
)
Box(stack, "b", lifecycle={"postcondition": [Postcondition(condition=False, error_message="x")]})
Box(
    stack,
    "c",
    lifecycle={"precondition": [{"condition": {"camelKey": [1]}, "errorMessage": "x", "unknown": 1}]},
)
Box(stack, "empty", lifecycle={})
Box(stack, "empty_struct", lifecycle=TerraformResourceLifecycle())
app.synth()
