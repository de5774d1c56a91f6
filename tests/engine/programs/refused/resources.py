"""What a resource or a data source is refused for leaves nothing in the tree."""

from cdktf import App, DataResource, TerraformDataSource, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "refused")
TOY = {"terraform_resource_type": "toy_vm"}
META = {
    "count": ["x", [], True, {}],
    "depends_on": ["x", ["x"], [{}], [1]],
    "for_each": ["x", ["x"], {"a": 1}, 1],
    "lifecycle": ["x", {"prevent_destroy": "x"}, {"nope": True}, {"ignore_changes": 5}],
    "provider": ["toy", stack, {}],
    "provisioners": ["x", ["x"], [5], [{}], 5],
    "connection": ["x", {}, {"type": "ssh"}, 5],
    "nope": [1],
}
KINDS = {
    "terraform_resource_type": [5, None],
    "terraform_generator_metadata": ["x", {"a": 1}, {"provider_name": 1}, []],
}
DATA = {"input": ["x", []], "triggers_replace": ["x", 5]}


def attempt(cls, name, value, arguments):
    try:
        cls(stack, "vm", **{**arguments, name: value})
    except Exception as error:
        family = "TypeError" if isinstance(error, TypeError) else "RuntimeError"
        print(cls.__name__, name, value if value is not stack else "stack", family)
    else:
        print(cls.__name__, name, value, "was taken")
    print([child.node.id for child in stack.node.children])


for cls, given, arguments in (
    (TerraformResource, META | KINDS, TOY),
    (TerraformDataSource, META | KINDS, TOY),
    (DataResource, META | DATA, {}),
):
    for name, values in given.items():
        for value in values:
            attempt(cls, name, value, arguments)
app.synth()
