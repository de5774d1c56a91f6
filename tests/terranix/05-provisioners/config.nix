# Terranix' options for people and provisioning: they write nothing themselves, modules make something of them.
{ config, lib, ... }:
let
  admins = lib.filterAttrs (_: user: user.publicKey != null) config.users.admins;
in
{
  provisioner.privateKeyFile = "/run/keys/provisioning";
  users.admins = {
    ada.publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC2ta3CFjrQnWXJxTcVQKrBCAgjrnwTgTbvbnpRkHLTC ada";
    grace.publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBPVIWSdvVLKMmYxqBcyVYkVQiXbmtnXN9YvnMTmGHtK grace";
    # Without a key he logs in nowhere.
    linus = { };
  };

  provider.aws.region = "eu-central-1";
  provider.null = { };

  resource.aws_key_pair = lib.mapAttrs (name: user: {
    key_name = name;
    public_key = user.publicKey;
  }) admins;

  resource.aws_instance.builder = {
    ami = "ami-0123456789abcdef0";
    instance_type = "c7g.large";
    key_name = config.resource.aws_key_pair.ada "key_name";
    connection = {
      type = "ssh";
      user = "root";
      host = lib.tf.ref "self.public_ip";
      private_key = lib.tf.file config.provisioner.privateKeyFile;
      timeout = "2m";
    };
    provisioner = [
      {
        file = {
          content = lib.concatMapStringsSep "\n" (user: user.publicKey) (lib.attrValues admins);
          destination = "/etc/ssh/authorized_keys.d/root";
        };
      }
      {
        remote-exec.inline = [
          "nixos-rebuild switch"
          "systemctl --failed"
        ];
      }
      {
        local-exec = {
          when = "destroy";
          command = "ssh-keygen -R \${self.public_ip}";
          on_failure = "continue";
        };
      }
    ];
  };

  resource.null_resource.deploy = {
    triggers.machine = config.resource.aws_instance.builder "id";
    provisioner.local-exec = {
      command = "./deploy.sh";
      environment.TARGET = config.resource.aws_instance.builder "public_ip";
    };
  };
}
