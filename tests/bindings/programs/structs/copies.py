"""Structs are copied by Python's copy, and pickled."""

import copy
import pickle

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerMounts, ContainerPorts
from cdktf_cdktf_provider_docker.provider import DockerProvider

ports = ContainerPorts(internal=80)
mounts = ContainerMounts(target="t", type="volume", volume_options={"labels": [{"label": "a", "value": "b"}]})
for copied in (copy.copy(ports), copy.deepcopy(mounts), pickle.loads(pickle.dumps(mounts))):
    print(copied, copied == ports, copied == mounts, copied is mounts)
app = App()
stack = TerraformStack(app, "copies")
DockerProvider(stack, "docker")
Container(stack, "c", image="i", name="n", ports=[copy.deepcopy(ports)], mounts=[pickle.loads(pickle.dumps(mounts))])
app.synth()
