"""Names of towns and regions."""
