"""Repository commands; not part of the distribution."""
