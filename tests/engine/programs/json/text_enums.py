"""Enumerations of texts are their texts; text subclasses too."""

from enum import Enum

from cdktf import App, TerraformLocal, TerraformStack


class Color(str, Enum):
    RED = "red"


class Text(str):
    pass


app = App()
TerraformLocal(
    TerraformStack(app, "enums"),
    "l",
    {"color": Color.RED, "list": [Color.RED, Text("t")], "key": {Text("k"): 1}},
)
app.synth()
