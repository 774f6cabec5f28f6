"""The only modules that know a file format: YAML and JSON, places and faults."""
