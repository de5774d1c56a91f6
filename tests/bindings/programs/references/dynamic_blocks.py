"""Blocks made by an iterator: lists and sets, of resources and in other blocks."""

from cdktf import App, TerraformIterator, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.network import Network
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.service import Service

app = App()
stack = TerraformStack(app, "dynamic")
DockerProvider(stack, "docker")
variable = TerraformVariable(stack, "ports", type="list(number)")
numbers = TerraformIterator.from_list(variable.list_value)
Container(stack, "list", image="i", name="n", ports=numbers.dynamic({"internal": numbers.value, "protocol": "tcp"}))
labels = TerraformIterator.from_map({"a": "1", "b": "2"})
Network(stack, "set", name="n", labels=labels.dynamic({"label": labels.key, "value": labels.value}))
Service(
    stack,
    "in_block",
    name="s",
    task_spec={
        "container_spec": {
            "image": "i",
            "mounts": labels.dynamic({"target": labels.key, "type": "volume", "volume_options": {"no_copy": True}}),
        }
    },
    endpoint_spec={"ports": numbers.dynamic({"target_port": numbers.value})},
)
later = Container(stack, "put", image="i", name="n")
later.put_ports(numbers.dynamic({"internal": numbers.value}))
app.synth()
