# Several modules on one object: sets are merged, lists are joined, and priorities say who is heard.
{ lib, ... }:
{
  imports = [
    ./base.nix
    ./monitoring.nix
    ./production.nix
  ];

  resource.aws_instance.web.instance_type = lib.mkDefault "t3.nano";
}
