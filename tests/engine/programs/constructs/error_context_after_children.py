"""Context is set before children are added."""

from constructs import Construct

from cdktf import App

app = App()
Construct(app, "child")
app.node.set_context("late", 1)
