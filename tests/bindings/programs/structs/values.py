"""What a struct holds: its fields, its text, its equality."""

from cdktf_cdktf_provider_docker.container import ContainerConfig, ContainerHealthcheck, ContainerPorts
from cdktf_cdktf_provider_docker.service import ServiceTaskSpec

one, two = ContainerPorts(internal=80, protocol="tcp"), ContainerPorts(protocol="tcp", internal=80)
print(one, repr(one) == repr(two), one == two, one != two, one == {"internal": 80}, one == None)
print(one.internal, one.external, one._values, one == ContainerPorts(internal=81))
print(ContainerHealthcheck(test=["a"], retries=None), ContainerHealthcheck(test=[]))
spec = ServiceTaskSpec(container_spec={"image": "i", "dns_config": {"nameservers": ["a"]}})
print(spec, spec.container_spec.dns_config.nameservers)
config = ContainerConfig(image="i", name="n", ports=[one, {"internal": 1}], count=2, lifecycle={"prevent_destroy": True})
print(config, config.lifecycle, config.ports, config.count, config.image)
try:
    hash(one)
except TypeError as error:
    print(error)
