"""Context is set before children are added."""

from cdktf import App
from constructs import Construct

app = App()
Construct(app, "child")
app.node.set_context("late", 1)
