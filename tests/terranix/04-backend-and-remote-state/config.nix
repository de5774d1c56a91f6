# The state in S3, and what other configurations have in theirs: Terranix' own options for both.
{ config, ... }:
{
  backend.s3 = {
    bucket = "example-states";
    key = "web/terraform.tfstate";
    region = "eu-central-1";
  };
  # The option above knows three arguments; others go past it.
  terraform.backend.s3 = {
    encrypt = true;
    use_lockfile = true;
  };

  remote_state.s3.network = {
    bucket = "example-states";
    key = "network/terraform.tfstate";
    region = "eu-central-1";
  };
  remote_state.local.keys.path = "../keys/terraform.tfstate";

  provider.aws.region = "eu-central-1";

  resource.aws_instance.web = {
    ami = "ami-0123456789abcdef0";
    instance_type = "t3.small";
    subnet_id = config.data.terraform_remote_state.network "outputs.subnet_id";
    key_name = "\${data.terraform_remote_state.keys.outputs.names[0]}";
  };
}
