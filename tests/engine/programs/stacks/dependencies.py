"""Dependencies between stacks are in the manifest, each once."""

from cdktf import App, TerraformStack

app = App()
one, two, three = (TerraformStack(app, name) for name in ("one", "two", "three"))
three.add_dependency(one)
three.add_dependency(two)
three.add_dependency(one)
two.add_dependency(one)
print(three.depends_on(one), one.depends_on(three), [s.node.id for s in three.dependencies])
app.synth()
