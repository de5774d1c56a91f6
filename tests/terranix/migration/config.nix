# What docs/migrate-from-terranix.md begins with: two modules that say something of one another's objects.
{
  imports = [
    ./network.nix
    ./web.nix
  ];

  terraform.required_providers.aws.source = "hashicorp/aws";
  provider.aws.region = "eu-central-1";
}
