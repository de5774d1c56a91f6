"""An override takes the place of what is contributed."""

from cdktf import App, TerraformStack
from snowform import Resource, contribute

app = App()
stack = TerraformStack(app, "one")
box = Resource(stack, "box", "toy_box", sizes={"a": 1})
contribute(box, sizes={"b": 2})
box.add_override("sizes.c", 3)
app.synth()
