"""Reading a question: what it says, and what earlier turns lend to it."""
