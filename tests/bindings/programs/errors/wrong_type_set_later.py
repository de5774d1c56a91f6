"""Properties set to another type."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_random.pet import Pet


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


app = App()
stack = TerraformStack(app, "errors")
pet = Pet(stack, "pet")
container = Container(stack, "c", image="i", name="n")
for name, value in (("length", "2"), ("length", None), ("prefix", None), ("keepers", {"a": 1}), ("keepers", "a")):
    try:
        setattr(pet, name, value)
        print(name, value, getattr(pet, f"{name}_input"))
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
for attempt in (
    lambda: setattr(pet, "id", "x"),
    lambda: setattr(container, "healthcheck", {"test": ["a"]}),
    lambda: setattr(container, "ports", [{"internal": 80}]),
    lambda: setattr(container, "exit_code", 1),
    lambda: setattr(container.healthcheck, "interval", 5),
    lambda: container.put_ports({"internal": 80}),
    lambda: container.put_ports(None),
    lambda: container.put_healthcheck({"test": ["a"]}),
    lambda: container.put_healthcheck(test=["a"], unknown=1),
    lambda: container.reset_name(),
    lambda: container.nothing,
    lambda: container.ports.nothing,
    lambda: container.healthcheck.nothing,
):
    try:
        print(attempt())
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
pet.made_up = "kept"
print(pet.made_up)
