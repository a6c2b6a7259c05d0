"""From what was read and decided to what the desk says: ranking, evidence, choosing, saying, silences."""
