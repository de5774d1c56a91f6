"""What the class knows of itself."""

from cdktf import TerraformDataSource, TerraformElement, TerraformProvider, TerraformResource
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.service import Service
from cdktf_cdktf_provider_null.resource import Resource
from cdktf_cdktf_provider_random.string_resource import StringResource

for cls in (StringResource, Resource, Service, DataDockerNetwork, DockerProvider):
    print(cls.__name__, cls.TF_RESOURCE_TYPE, [base.__name__ for base in cls.__bases__])
    print(
        issubclass(cls, TerraformResource),
        issubclass(cls, TerraformDataSource),
        issubclass(cls, TerraformProvider),
        issubclass(cls, TerraformElement),
    )
