"""Metadata of an annotation's type is an annotation, whatever its data are."""

from cdktf import App, TerraformStack

app = App()
stack = TerraformStack(app, "annotated")
stack.node.add_metadata("@cdktf/warn", "text")
stack.node.add_metadata("@cdktf/info", {"a": [1, 2], "b": None})
stack.node.add_metadata("@cdktf/info", 5)
stack.node.add_metadata("@cdktf/other", "no annotation")
app.synth()
