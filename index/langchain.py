"""The retriever as a LangChain one, for chains that are built of such."""

from __future__ import annotations

from dataclasses import asdict

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.passage import Passage
from index.retriever import Retriever


class PassageRetriever(BaseRetriever):
    """Passages as LangChain documents: the text, and everything else as metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    k: int = 10

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [to_document(passage) for passage in self.retriever.search(query, k=self.k)]


def to_document(passage: Passage) -> Document:
    """*passage* as a LangChain document whose id is the chunk's."""
    fields = asdict(passage.chunk)
    text, name = fields.pop("text"), fields.pop("id")
    scores = {"score": passage.score, "cosine": passage.cosine, "lexical": passage.lexical}
    return Document(page_content=text, id=name, metadata=fields | scores)
