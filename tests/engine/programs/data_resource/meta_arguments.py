"""It takes what every resource takes."""

from cdktf import (
    App,
    DataResource,
    LocalExecProvisioner,
    TerraformIterator,
    TerraformResourceLifecycle,
    TerraformStack,
)

app = App()
stack = TerraformStack(app, "boxes")
first = DataResource(stack, "first", count=2)
iterator = TerraformIterator.from_list(["a"])
DataResource(
    stack,
    "second",
    input={"key": iterator.value},
    for_each=iterator,
    depends_on=[first],
    lifecycle=TerraformResourceLifecycle(replace_triggered_by=[first]),
    provisioners=[LocalExecProvisioner(type="local-exec", command="c")],
    connection={"type": "ssh", "host": "h"},
)
app.synth()
