# Providers of other makers, which Terranix takes as it takes any.
{ config, lib, ... }:
let
  inherit (config) resource;
  servers = {
    api = {
      type = "cax11";
      location = "nbg1";
    };
    web = {
      type = "cax21";
      location = "fsn1";
    };
  };
in
{
  terraform = {
    required_version = ">= 1.6, < 2.0";
    required_providers = {
      hcloud = {
        source = "hetznercloud/hcloud";
        version = "~> 1.48";
      };
      cloudflare = {
        source = "cloudflare/cloudflare";
        version = "~> 4.0";
      };
      random = {
        source = "hashicorp/random";
        version = ">= 3.5.1";
      };
      tls.source = "hashicorp/tls";
    };
  };

  variable.hcloud_token.sensitive = true;
  variable.cloudflare_api_token = {
    type = "string";
    sensitive = true;
  };

  provider.hcloud.token = lib.tfRef "var.hcloud_token";
  provider.cloudflare.api_token = lib.tfRef "var.cloudflare_api_token";

  resource.tls_private_key.deploy.algorithm = "ED25519";

  resource.hcloud_ssh_key.deploy = {
    name = "deploy";
    public_key = resource.tls_private_key.deploy "public_key_openssh";
  };

  resource.random_id.suffix = {
    byte_length = 4;
    keepers.generation = 2;
  };

  resource.hcloud_network.main = {
    name = "main";
    ip_range = "10.0.0.0/8";
  };

  resource.hcloud_network_subnet.main = {
    network_id = resource.hcloud_network.main "id";
    type = "cloud";
    network_zone = "eu-central";
    ip_range = "10.0.1.0/24";
  };

  resource.hcloud_firewall.web = {
    name = "web";
    rule =
      map
        (port: {
          direction = "in";
          protocol = "tcp";
          port = toString port;
          source_ips = [
            "0.0.0.0/0"
            "::/0"
          ];
        })
        [
          80
          443
        ];
  };

  resource.hcloud_server = lib.mapAttrs (name: server: {
    name = "${name}-${resource.random_id.suffix "hex"}";
    server_type = server.type;
    inherit (server) location;
    image = "debian-12";
    ssh_keys = [ (resource.hcloud_ssh_key.deploy "id") ];
    firewall_ids = [ (resource.hcloud_firewall.web "id") ];
    network.network_id = resource.hcloud_network.main "id";
    depends_on = [ "hcloud_network_subnet.main" ];
    labels.role = name;
  }) servers;

  data.cloudflare_zone.main.name = "example.org";

  resource.cloudflare_record = lib.mapAttrs (name: _: {
    zone_id = config.data.cloudflare_zone.main "id";
    inherit name;
    type = "A";
    content = resource.hcloud_server.${name} "ipv4_address";
    ttl = 300;
    proxied = false;
  }) servers;

  output.addresses.value = lib.mapAttrs (name: _: resource.hcloud_server.${name} "ipv4_address") servers;
}
