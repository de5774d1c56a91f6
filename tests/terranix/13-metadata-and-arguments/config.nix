# Arguments from outside, and facts that travel beside the JSON without being in it.
{
  config,
  lib,
  machines,
  region,
  ...
}:
let
  types = {
    "2" = "c7g.large";
    "4" = "c7g.xlarge";
  };
in
{
  _meta = {
    owner = "platform";
    hosts = lib.attrNames machines;
    ports.web = 443;
  };

  provider.aws.region = region;

  resource.aws_instance = lib.mapAttrs (name: machine: {
    ami = "ami-0123456789abcdef0";
    instance_type = types.${toString machine.cpus};
    tags.Name = name;
  }) machines;

  output.hosts.value = lib.mapAttrs (name: _: config.resource.aws_instance.${name} "private_ip") machines;
}
