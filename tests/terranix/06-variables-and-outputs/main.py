"""A database whose name, size and password are given at the apply."""

from cdktf import App, TerraformLocal, TerraformOutput, TerraformVariable
from constructs import Construct

from snowform import NamedStack
from snowform.aws import AwsProvider, DbInstance

SIZES = {"api": {"cpus": 2}, "web": {"cpus": 4, "disk": 40}}


class Shop(NamedStack):
    """The database of a shop."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})
        environment = TerraformVariable(
            self, "environment", type="string", description="Which of them it is."
        )
        environment.add_validation(
            condition='${contains(["staging", "production"], var.environment)}',
            error_message="It is staging or production.",
        )
        password = TerraformVariable(
            self,
            "database_password",
            type="string",
            sensitive=True,
            description="The password of the database.\nIt is given by a file.\n",
        )
        TerraformVariable(
            self,
            "sizes",
            type="map(object({ cpus = number, disk = optional(number, 20) }))",
            default=SIZES,
        )
        zones = TerraformVariable(self, "zones", type="list(string)", default=[], nullable=False)
        name = TerraformLocal(self, "name", f"shop-{environment.string_value}")
        tags = TerraformLocal(self, "tags", {"Environment": environment.string_value, "Owner": "team-shop"})
        disks = TerraformLocal(self, "disks", "${sum([for size in var.sizes : size.disk])}")

        AwsProvider(self, "aws", region="eu-central-1", default_tags={"tags": tags.expression})
        database = DbInstance(
            self,
            "shop",
            identifier=name.as_string,
            engine="postgres",
            instance_class="db.t4g.small",
            allocated_storage=disks.as_number,
            username="shop",
            password=password.string_value,
            skip_final_snapshot=True,
        )
        TerraformOutput(
            self,
            "endpoint",
            value=database.endpoint,
            description="Where it listens.",
            depends_on=[database],
        )
        TerraformOutput(
            self,
            "url",
            value=f"postgres://shop:{password.string_value}@{database.endpoint}/shop",
            sensitive=True,
        )
        TerraformOutput(
            self,
            "all",
            value={
                "name": name.as_string,
                "zones": zones.list_value,
                "encrypted": database.storage_encrypted,
            },
        )


app = App()
Shop(app, "shop")
app.synth()
