"""A field that the lifecycle does not have."""

from cdktf import App, TerraformResource, TerraformStack

stack = TerraformStack(App(), "boxes")
TerraformResource(stack, "a", terraform_resource_type="toy_box", lifecycle={"preventDestroy": True})
