"""The resources, one package per tag of the contract."""
