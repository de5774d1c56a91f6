"""A resource: attributes of all kinds as they are given, with the element's comment."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
Box(
    stack,
    "box",
    attributes={
        "text": "a",
        "number": 1.5,
        "flag": False,
        "none": None,
        "list": [1, None, "x", [], {}],
        "map": {"camelCase": {"snake_case": None, "kebab-case": True}, "": 0},
        "empty": "",
    },
)
app.synth()
