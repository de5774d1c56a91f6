"""Struct texts of cdktn's bindings, whose fields are in the order of letters."""
# only: cdktn

from cdktf_cdktf_provider_docker.container import ContainerConfig, ContainerMounts
from cdktf_cdktf_provider_random.ephemeral_random_password import EphemeralRandomPasswordConfig

print(ContainerMounts(type="volume", target="t", bind_options={"propagation": "x"}))
print(ContainerConfig(name="n", image="i", healthcheck={"test": ["a"]}, count=1))
print(EphemeralRandomPasswordConfig(length=3, special=True))
