"""A backend below a construct of the stack counts; one in the metadata."""

from cdktf import App, GcsBackend, TerraformStack
from constructs import Construct

app = App()
stack = TerraformStack(app, "stack")
GcsBackend(Construct(stack, "box"), bucket="b", prefix="p")
app.synth()
