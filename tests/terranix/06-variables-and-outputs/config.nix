# Variables that are given at the apply, local values, and outputs of all kinds.
{ config, lib, ... }:
{
  variable = {
    environment = {
      type = "string";
      description = "Which of them it is.";
      validation = [
        {
          condition = "\${contains([\"staging\", \"production\"], var.environment)}";
          error_message = "It is staging or production.";
        }
      ];
    };
    database_password = {
      type = "string";
      sensitive = true;
      description = ''
        The password of the database.
        It is given by a file.
      '';
    };
    sizes = {
      type = "map(object({ cpus = number, disk = optional(number, 20) }))";
      default = {
        api.cpus = 2;
        web = {
          cpus = 4;
          disk = 40;
        };
      };
    };
    zones = {
      type = "list(string)";
      default = [ ];
      nullable = false;
    };
  };

  locals = {
    name = "shop-\${var.environment}";
    tags = {
      Environment = lib.tfRef "var.environment";
      Owner = "team-shop";
    };
    disks = "\${sum([for size in var.sizes : size.disk])}";
  };

  provider.aws = {
    region = "eu-central-1";
    default_tags.tags = lib.tfRef "local.tags";
  };

  resource.aws_db_instance.shop = {
    identifier = lib.tfRef "local.name";
    engine = "postgres";
    instance_class = "db.t4g.small";
    allocated_storage = lib.tfRef "local.disks";
    username = "shop";
    password = lib.tfRef "var.database_password";
    skip_final_snapshot = true;
  };

  output.endpoint = {
    value = config.resource.aws_db_instance.shop "endpoint";
    description = "Where it listens.";
    depends_on = [ "aws_db_instance.shop" ];
  };
  output.url = {
    value = "postgres://shop:\${var.database_password}@${config.resource.aws_db_instance.shop "endpoint"}/shop";
    sensitive = true;
  };
  output.all.value = {
    name = lib.tfRef "local.name";
    zones = lib.tfRef "var.zones";
    encrypted = config.resource.aws_db_instance.shop "storage_encrypted";
  };
}
