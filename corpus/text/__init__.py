"""Text as the desk reads it: white space, sentences, names."""
