"""A regulation as data: TOML files parsed once into frozen types. Knows `model`, no step."""
