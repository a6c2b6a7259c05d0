"""What a question may ask, and the examples it is learned from: one YAML file a family beside this one."""
