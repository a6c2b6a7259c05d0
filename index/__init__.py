"""Finding it again: chunks, encoder, Chroma, the lexical index and the hybrid retriever."""
