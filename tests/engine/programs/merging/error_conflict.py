"""Two parts say different things of one argument."""

from cdktf import App, TerraformStack
from snowform import Resource, contribute

app = App()
stack = TerraformStack(app, "one")
box = Resource(stack, "box", "toy_box", size=1)
contribute(box, size=2)
app.synth()
