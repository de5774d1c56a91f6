"""Keys are sorted by UTF-16 units, and are texts, whatever they were."""

from cdktf import App, TerraformLocal, TerraformStack

keys = [
    "b",
    "a",
    "B",
    "_",
    "10",
    "9",
    "",
    " ",
    "é",
    "e\u0301",
    "ÿ",
    "\uff5e",
    "\U0001f600",
    "\ue000",
    "z\U0001f600",
    "z\uff5e",
]
app = App()
stack = TerraformStack(app, "keys")
TerraformLocal(stack, "texts", {key: index for index, key in enumerate(keys)})
TerraformLocal(stack, "others", {1: "int", 2.5: "float", False: "bool", None: "none", 3.0: "whole"})
app.synth()
