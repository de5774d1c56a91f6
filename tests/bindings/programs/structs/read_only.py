"""Structs have no setters, and no fields but their own."""

from cdktf_cdktf_provider_docker.container import ContainerPorts


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


ports = ContainerPorts(internal=80)
for attempt in (
    lambda: setattr(ports, "internal", 81),
    lambda: ports.nothing,
    lambda: ContainerPorts(80),
    lambda: ContainerPorts(internal=80, extrenal=8080),
    lambda: ContainerPorts(external=8080),
    lambda: ContainerPorts(internal="eighty"),
):
    try:
        attempt()
    except Exception as error:
        print("!", builtin(error), repr(str(error)))
ports.note = "kept"
print(ports.note, ports)
