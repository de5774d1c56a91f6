"""Stacks cannot depend on each other in a circle."""

from cdktf import App, TerraformStack

app = App()
one, two, three = (TerraformStack(app, name) for name in ("one", "two", "three"))
two.add_dependency(one)
three.add_dependency(two)
one.add_dependency(three)
