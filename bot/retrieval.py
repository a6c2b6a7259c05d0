"""Opening the index that the settings name."""

from __future__ import annotations

from bot.settings import Settings, build_command
from corpus.errors import IndexMismatch, IndexMissing
from corpus.files import at_home
from index.generation import EncoderIdentity
from index.retriever import Retriever


def open_retriever(settings: Settings) -> Retriever:
    """The retriever over the index of *settings*.

    Raises IndexMissing, IndexDamaged, ModelUnavailable, and IndexMismatch where another encoder is set than the index
    was built with.
    """
    try:
        retriever = Retriever.open(settings.index_folder, chroma_url=settings.chroma_url)
    except IndexMissing:
        command = build_command(settings)
        raise IndexMissing(f"No index in {settings.index_folder}; build it with: {command}") from None
    stored = retriever.manifest.encoder
    if "encoder" in settings.model_fields_set and not same_encoder(settings.encoder, stored):
        raise IndexMismatch(
            f"The index in {settings.index_folder} was built with the encoder {stored.name}, and ASPIRE_ENCODER is "
            f"{settings.encoder}; build it again with: {build_command(settings)}"
        )
    return retriever


def same_encoder(name: str, stored: EncoderIdentity) -> bool:
    """Whether the encoder *name*, a model's name or its folder, is the one *stored* with an index."""
    folders = {at_home(place).resolve() for place in (stored.name, stored.folder) if place}
    return name == stored.name or at_home(name).resolve() in folders
