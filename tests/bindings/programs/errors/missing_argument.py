"""Arguments that a class requires."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerMounts
from cdktf_cdktf_provider_docker.service import Service
from cdktf_cdktf_provider_random.integer import Integer


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "errors")
for attempt in (
    lambda: Integer(stack, "a", min=1),
    lambda: Integer(stack, "b"),
    lambda: Integer(stack, "c", min=1, max=None),
    lambda: Container(stack, "d", image="i", name="n", capabilities={"add": []}, mounts=[ContainerMounts(target="t")]),
    lambda: Service(stack, "e", name="s", task_spec={}),
    lambda: Service(stack, "f", name="s", task_spec={"container_spec": {}}),
    lambda: Service(stack, "g", name="s", task_spec={"container_spec": None}),
    lambda: Container(stack, "h", image="i", name="n").put_healthcheck(),
):
    try:
        attempt()
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
