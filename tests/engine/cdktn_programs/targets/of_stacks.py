"""Each stack has targets of its own."""

from cdktn import App, Fn, TerraformOutput, TerraformStack

app = App()
one, two, three = (TerraformStack(app, name) for name in ("one", "two", "three"))
one.node.set_context("targetVersions", {"terraform": ">=1.8.0"})
two.node.set_context("targetVersions", {"terraform": ">=1.5.0"})
for stack in (one, three):
    TerraformOutput(stack, "o", value=Fn.issensitive("x") if stack is one else "plain")
app.synth()
TerraformOutput(two, "o", value=Fn.issensitive("x"))
try:
    app.synth()
except RuntimeError as error:
    print([line.strip() for line in str(error).splitlines() if "[" in line and "]" in line])
