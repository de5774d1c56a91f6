"""Blocks in blocks in blocks, as dictionaries in Python's names."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.service import Service

app = App()
stack = TerraformStack(app, "nested")
DockerProvider(stack, "docker")
made = Service(
    stack,
    "service",
    name="s",
    task_spec={
        "container_spec": {
            "image": "i",
            "dns_config": {"nameservers": ["1.1.1.1"], "options": ["timeout:3"]},
            "privileges": {"se_linux_context": {"disable": True, "user": "u"}, "credential_spec": {"file": "f"}},
            "healthcheck": {"test": ["a"], "retries": 2},
            "env": {"KEY_one": "1"},
        },
        "resources": {"limits": {"memory_bytes": 1, "nano_cpus": 2}, "reservation": {"generic_resources": {}}},
        "placement": {"constraints": ["node.role==manager"], "max_replicas": 4},
    },
    endpoint_spec={"mode": "vip"},
)
print(made.task_spec_input)
print(made.task_spec.container_spec.privileges.se_linux_context.user_input)
app.synth()
