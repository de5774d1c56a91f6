"""Dates are written as empty objects; enumerations of texts as their text."""

from datetime import datetime, timezone
from enum import Enum

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


class Color(str, Enum):
    RED = "red"


Box(
    stack,
    "box",
    attributes={
        "color": Color.RED,
        "in_list": [Color.RED],
        "when": datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone.utc),
    },
)
app.synth()
