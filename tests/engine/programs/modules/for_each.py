"""A module for each entry: its outputs are those of all instances."""

from cdktf import App, TerraformHclModule, TerraformIterator, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
texts = TerraformIterator.from_list(["a", "b"])
maps = TerraformIterator.from_map({"a": {"size": 1}, "b": {"size": 2}})
first = TerraformHclModule(stack, "first", source="acme/x/y", for_each=texts, variables={"name": texts.value})
second = TerraformHclModule(
    stack,
    "second",
    source="acme/x/y",
    for_each=maps,
    variables={"key": maps.key, "size": maps.get_number("size")},
)
TerraformOutput(stack, "ids", value=first.get_string("id"))
TerraformOutput(stack, "all", value=second.get("all"))
third = TerraformHclModule(stack, "third", source="acme/x/y")
third.for_each = texts
TerraformOutput(stack, "third_ids", value=third.get_list("ids"))
app.synth()
