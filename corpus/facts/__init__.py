"""Facts of a call: what they are, their values, their proof and their proposal from a document."""
