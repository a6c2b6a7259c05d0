"""Any sentence-transformers model as an ONNX graph: the only place where torch is imported."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import ModelUnavailable
from index.encoder import GRAPH
from index.quiet import without_telemetry
from index.tokens import write_lean

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_E5 = {"query": "query: ", "document": "passage: "}


def write_model(folder: Path, *, name: str, revision: str | None) -> dict[str, Any]:
    """Save the model *name* and its graph in *folder* and return the facts for served.json.

    Raises ModelUnavailable if the libraries or the model cannot be had.
    """
    model = _load(name, revision)
    instructions = prompts(name, dict(model.prompts))
    model.prompts = dict(instructions)
    model.save_pretrained(str(folder), create_model_card=False)
    if not (folder / "tokenizer.json").is_file():
        raise ModelUnavailable(f"The model {name} has no tokenizer.json; choose one with a fast tokenizer")
    (folder / GRAPH).parent.mkdir()
    _export(model, folder / GRAPH)
    write_lean(folder)
    return {
        "revision": _digest(model),
        "dimension": model.get_embedding_dimension(),
        "max_tokens": model.max_seq_length,
        "prompts": instructions,
    }


def prompts(name: str, given: Mapping[str, str | None]) -> dict[str, str]:
    """The instructions of a model: its own, or E5's, whose older models do not say them in their configuration."""
    own = {kind: given.get(kind) or "" for kind in ("query", "document")}
    own["document"] = own["document"] or given.get("passage") or ""
    is_e5 = re.search(r"(^|[^a-z0-9])e5([^a-z0-9]|$)", name.lower()) and "instruct" not in name.lower()
    return dict(_E5) if is_e5 and not any(own.values()) else own


def _load(name: str, revision: str | None) -> SentenceTransformer:
    without_telemetry()
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelUnavailable(
            f"Preparing the encoder {name} needs sentence-transformers; type: pip install 'aspire-desk[models]'"
        ) from error
    try:
        return SentenceTransformer(name, revision=revision, device="cpu").eval()
    except Exception as error:  # the hub, the disk and the model's own code each raise their own kinds
        raise ModelUnavailable(
            f"The encoder {name} can be neither loaded from that folder nor fetched from the hub; "
            "check the name, or use the embedded one with: ASPIRE_ENCODER=embedded"
        ) from error


def _export(model: SentenceTransformer, path: Path) -> None:
    import torch

    class Sentence(torch.nn.Module):
        """All modules of the model in one, from ids to the sentence's vector of length 1."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *given: torch.Tensor) -> torch.Tensor:
            features: dict[str, Any] = dict(zip(names, given, strict=True))
            for module in self.model:
                features = module(features)
            return torch.nn.functional.normalize(features["sentence_embedding"], dim=-1)

    # Two lengths and a mask with zeros in it: with an all-ones mask the exporter drops the mask.
    sample = model.preprocess(["a longer example of a sentence", "short"])
    names: list[str] = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in sample]
    torch.onnx.export(
        Sentence(),
        tuple(sample[name] for name in names),
        str(path),
        input_names=names,
        output_names=["sentence_embedding"],
        dynamic_axes={name: {0: "batch", 1: "length"} for name in names},
        opset_version=17,
        dynamo=False,
    )


def _digest(model: SentenceTransformer) -> str:
    """The first 12 hexadecimal digits of the sha256 of all weights."""
    total = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        total.update(name.encode())
        total.update(tensor.contiguous().float().numpy().tobytes())
    return total.hexdigest()[:12]
