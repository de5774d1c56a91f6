# What a flake gives to `terranixConfiguration` as extraArgs.
{
  extraArgs = {
    region = "eu-north-1";
    machines = {
      api.cpus = 2;
      web.cpus = 4;
    };
  };
}
