"""An output's arguments as a struct."""

from cdktf import TerraformOutputConfig

config = TerraformOutputConfig(value={"a": 1}, description="d")
print(config.value, config.description, config.sensitive)
print(config == TerraformOutputConfig(value={"a": 1}, description="d"), config)
