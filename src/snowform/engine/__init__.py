"""The `cdktf` and `constructs` API in pure Python: a program in, its Terraform configuration out."""
