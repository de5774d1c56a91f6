"""Two servers at Hetzner, their records at Cloudflare: providers without typed classes."""

from cdktf import App, TerraformOutput, TerraformVariable
from constructs import Construct

from snowform import DataSource, NamedStack, Provider, Resource

SERVERS = {
    "api": {"server_type": "cax11", "location": "nbg1"},
    "web": {"server_type": "cax21", "location": "fsn1"},
}
PROVIDERS = {
    "cloudflare": {"source": "cloudflare/cloudflare", "version": "~> 4.0"},
    "hcloud": {"source": "hetznercloud/hcloud", "version": "~> 1.48"},
    "random": {"source": "hashicorp/random", "version": ">= 3.5.1"},
    "tls": {"source": "hashicorp/tls"},
}


class Servers(NamedStack):
    """Servers behind one firewall, each with a name in the zone."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_version=">= 1.6, < 2.0", required_providers=PROVIDERS)
        hcloud_token = TerraformVariable(self, "hcloud_token", sensitive=True)
        cloudflare_token = TerraformVariable(self, "cloudflare_api_token", type="string", sensitive=True)
        Provider(self, "hcloud", "hcloud", token=hcloud_token.string_value)
        Provider(self, "cloudflare", "cloudflare", api_token=cloudflare_token.string_value)

        private_key = Resource(self, "tls_private_key.deploy", "tls_private_key", algorithm="ED25519")
        key = Resource(
            self,
            "hcloud_ssh_key.deploy",
            "hcloud_ssh_key",
            name="deploy",
            public_key=private_key.public_key_openssh,
        )
        suffix = Resource(self, "suffix", "random_id", byte_length=4, keepers={"generation": 2})
        network = Resource(self, "hcloud_network.main", "hcloud_network", name="main", ip_range="10.0.0.0/8")
        subnet = Resource(
            self,
            "hcloud_network_subnet.main",
            "hcloud_network_subnet",
            network_id=network.id,
            type="cloud",
            network_zone="eu-central",
            ip_range="10.0.1.0/24",
        )
        firewall = Resource(
            self,
            "hcloud_firewall.web",
            "hcloud_firewall",
            name="web",
            rule=[
                {
                    "direction": "in",
                    "protocol": "tcp",
                    "port": str(port),
                    "source_ips": ["0.0.0.0/0", "::/0"],
                }
                for port in (80, 443)
            ],
        )
        zone = DataSource(self, "cloudflare_zone.main", "cloudflare_zone", name="example.org")
        addresses = {}
        for name, server in SERVERS.items():
            machine = Resource(
                self,
                f"hcloud_server.{name}",
                "hcloud_server",
                **server,
                name=f"{name}-{suffix.hex}",
                image="debian-12",
                ssh_keys=[key.id],
                firewall_ids=[firewall.id],
                network={"network_id": network.id},
                depends_on=[subnet],
                labels={"role": name},
            )
            addresses[name] = machine.ipv4_address
            Resource(
                self,
                f"cloudflare_record.{name}",
                "cloudflare_record",
                zone_id=zone.id,
                name=name,
                type="A",
                content=machine.ipv4_address,
                ttl=300,
                proxied=False,
            )
        TerraformOutput(self, "addresses", value=addresses)


app = App()
Servers(app, "servers")
app.synth()
