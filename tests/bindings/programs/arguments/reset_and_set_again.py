"""Taken back and given again."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.service import Service
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "again")
DockerProvider(stack, "docker")
service = Service(stack, "service", name="s", task_spec={"container_spec": {"image": "i"}}, mode={"global_": True})
service.reset_mode()
print(service.mode_input)
service.put_mode(replicated={"replicas": 3})
print(service.mode_input, service.mode.replicated.replicas_input)
service.mode.reset_replicated()
print(service.mode_input)
service.mode.global_ = True
app.synth()
