"""Compact provider schemas: derive, load, look up, check."""

from snowform.schema.model import Attribute, Block, CtyType, NestedBlock
from snowform.schema.store import ProviderSchema, SchemaNotFound

__all__ = ["Attribute", "Block", "CtyType", "NestedBlock", "ProviderSchema", "SchemaNotFound"]
