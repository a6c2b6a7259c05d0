"""The embedded default as a sentence-transformers folder with an ONNX graph: multilingual-e5-small, MIT licence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from index import graph
from index.embedded import Weights, weights_path
from index.encoder import GRAPH
from index.tokens import write_lean

PROMPTS = {"query": "query: ", "document": "passage: "}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "aln": "attention.output.LayerNorm",
    "oln": "output.LayerNorm",
}
# The normaliser the model was trained with keeps the full-width tilde, which NFKC would make "~".
_TILDE, _KEPT = "～", "\ue000"


def write_model(folder: Path, *, name: str, revision: str | None) -> dict[str, Any]:
    """Fill the empty *folder* and return the facts for served.json. *name* and *revision* have no choice here."""
    weights = Weights(weights_path())
    (folder / GRAPH).parent.mkdir()
    graph.save(weights, folder / GRAPH)
    _write_tokenizer(weights, folder)
    _write_configuration(weights, folder)
    _write_tensors(weights, folder / "model.safetensors")
    shape = weights.shape
    facts = {"revision": weights.revision, "dimension": shape.hidden, "max_tokens": shape.positions}
    return facts | {"prompts": PROMPTS}


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


def _write_configuration(weights: Weights, folder: Path) -> None:
    """The small files sentence-transformers reads."""
    shape = weights.shape
    bert = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.inner,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": shape.epsilon,
        "pad_token_id": weights.pad,
    }
    tokens = {"bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>", "sep_token": "</s>"}
    tokens |= {"unk_token": "<unk>", "pad_token": "<pad>", "mask_token": "<mask>"}
    sizes = {"model_max_length": shape.positions, "tokenizer_class": "PreTrainedTokenizerFast"}
    pooling = {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True}
    kinds = ("Transformer", "Pooling", "Normalize")
    places = ("", "1_Pooling", "2_Normalize")
    modules = [
        {"idx": i, "name": str(i), "path": places[i], "type": f"sentence_transformers.models.{kind}"}
        for i, kind in enumerate(kinds)
    ]
    for place in places[1:]:
        (folder / place).mkdir()
    _write_json(folder / "config.json", bert)
    _write_json(folder / "tokenizer_config.json", tokens | sizes)
    _write_json(folder / "1_Pooling" / "config.json", pooling)
    _write_json(folder / "modules.json", modules)
    _write_json(
        folder / "sentence_bert_config.json", {"max_seq_length": shape.positions, "do_lower_case": False}
    )
    similarity = {"similarity_fn_name": "cosine", "default_prompt_name": None}
    _write_json(folder / "config_sentence_transformers.json", {"prompts": PROMPTS} | similarity)


def _write_tensors(weights: Weights, path: Path) -> None:
    """The same weights in float16 under the names transformers gives them."""
    from safetensors.numpy import save_file

    shape = weights.shape
    width, inner = shape.hidden, shape.inner
    sizes = {"fi": (inner, width), "fo": (width, inner)}
    names = {
        "embeddings.word_embeddings.weight": ("emb.word", (shape.vocabulary, width)),
        "embeddings.position_embeddings.weight": ("emb.pos", (shape.positions, width)),
        "embeddings.token_type_embeddings.weight": ("emb.type", (shape.types, width)),
        "embeddings.LayerNorm.weight": ("emb.ln.w", (width,)),
        "embeddings.LayerNorm.bias": ("emb.ln.b", (width,)),
    }
    for layer in range(shape.layers):
        for short, long in _LAYER.items():
            rows, columns = sizes.get(short, (width, width))
            weight = (rows,) if short.endswith("ln") else (rows, columns)
            at = f"encoder.layer.{layer}.{long}."
            names[at + "weight"] = (f"l{layer}.{short}.w", weight)
            names[at + "bias"] = (f"l{layer}.{short}.b", (rows,))
    tensors = {long: weights.floats(short, *size).astype(np.float16) for long, (short, size) in names.items()}
    save_file(tensors, path, metadata={"format": "pt"})


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
