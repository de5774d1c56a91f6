"""A feature is of the enumeration."""

from cdktn import App, TerraformResource, TerraformStack

box = TerraformResource(TerraformStack(App(), "stack"), "box", terraform_resource_type="toy_box")
box._register_provider_feature_usage("EPHEMERAL_RESOURCES")
