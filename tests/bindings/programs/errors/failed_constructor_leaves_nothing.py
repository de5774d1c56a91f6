"""A constructor that raises leaves nothing in the tree: the same id can be taken again."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "errors")
DockerProvider(stack, "docker")
for ports in ("80", [{"external": 80}], [{"internal": 80}]):
    try:
        Container(stack, "c", image="i", name="n", ports=ports)
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
    print([child.node.id for child in stack.node.children])
app.synth()
