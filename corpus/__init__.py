"""What the desk knows: the calls' documents and their facts. Imports nothing of the other rooms."""
