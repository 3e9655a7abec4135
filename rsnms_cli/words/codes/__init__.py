"""Every code a problem or a fault may have: the registry, in chapters of TOML."""
