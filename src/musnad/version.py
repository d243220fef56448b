"""The version of the product and of its reader: a new one may read differently."""

__version__ = "0.1.0"
