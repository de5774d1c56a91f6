"""A cloud block with workspaces by tags, on a host of one's own."""

from cdktf import App, CloudBackend, TaggedCloudWorkspaces, TerraformStack

app = App()
tags = TaggedCloudWorkspaces(["a", "b"], project="p")
CloudBackend(TerraformStack(app, "a"), organization="acme", workspaces=tags, hostname="tfe.acme.org")
hosted = TaggedCloudWorkspaces(["c"])
CloudBackend(TerraformStack(app, "b"), organization="acme", workspaces=hosted, hostname="app.terraform.io")
print(tags.tags, tags.project, hosted.project)
app.synth()
