"""Nested blocks are put, set and reset through their references."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.service import Service, ServiceTaskSpecContainerSpecHosts

app = App()
stack = TerraformStack(app, "nested")
DockerProvider(stack, "docker")
made = Service(stack, "s", name="s", task_spec={"container_spec": {"image": "i", "hostname": "h"}})
spec = made.task_spec.container_spec
spec.put_dns_config(nameservers=["1.1.1.1"])
spec.put_hosts([ServiceTaskSpecContainerSpecHosts(host="a", ip="1"), {"host": "b", "ip": "2"}])
spec.reset_hostname()
spec.dns_config.search = ["x"]
made.task_spec.put_resources(limits={"memory_bytes": 5})
made.task_spec.resources.limits.reset_memory_bytes()
made.task_spec.force_update = 3
print(made.task_spec_input)
print(made.task_spec.container_spec_input.hosts, spec.hosts.internal_value)
app.synth()
