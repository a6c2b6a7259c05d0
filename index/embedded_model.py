"""The embedded default as an ONNX graph and a tokenizer: multilingual-e5-small, MIT licence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from index import adapter, graph
from index.embedded import Weights, weights_path
from index.encoder import ADAPTED, GRAPH
from index.tokens import write_lean

PROMPTS = {"query": "query: ", "document": "passage: "}
# The normaliser the model was trained with keeps the full-width tilde, which NFKC would make "~".
_TILDE, _KEPT = "～", "\ue000"


def write_model(folder: Path, *, name: str, revision: str | None) -> dict[str, Any]:
    """Fill the empty *folder* and return the facts for served.json. *name* and *revision* have no choice here."""
    weights = Weights(weights_path())
    (folder / GRAPH).parent.mkdir()
    graph.save(weights, folder / GRAPH, folder / ADAPTED, adapter.shipped())
    _write_tokenizer(weights, folder)
    shape = weights.shape
    facts = {"revision": weights.revision, "dimension": shape.hidden, "max_tokens": shape.positions}
    return facts | {"prompts": PROMPTS, "adapter": adapter.revision()}


def _write_tokenizer(weights: Weights, folder: Path) -> None:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram([("<unk>", 0.0)], unk_id=0, byte_fallback=False))
    steps = [normalizers.Replace(_TILDE, _KEPT), normalizers.Nmt(), normalizers.NFKC()]
    steps += [normalizers.Replace(_KEPT, _TILDE), normalizers.Replace(Regex(" {2,}"), " ")]
    tokenizer.normalizer = normalizers.Sequence([*steps, normalizers.Strip()])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    edges = [("<s>", weights.bos), ("</s>", weights.eos)]
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=edges)
    whole = json.loads(tokenizer.to_str())
    whole["model"] |= {"unk_id": weights.unknown, "vocab": weights.pieces}
    special = {weights.bos: "<s>", weights.pad: "<pad>", weights.eos: "</s>", weights.unknown: "<unk>"}
    special[len(weights.pieces) - 1] = "<mask>"
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    whole["added_tokens"] = [
        {"id": number, "content": text} | flags for number, text in sorted(special.items())
    ]
    _write_json(folder / "tokenizer.json", whole)
    write_lean(folder)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
