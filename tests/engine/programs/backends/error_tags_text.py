"""Tags are a list."""

from cdktf import App, TaggedCloudWorkspaces, TerraformStack

stack = TerraformStack(App(), "stack")
TaggedCloudWorkspaces("a")
