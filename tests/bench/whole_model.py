"""The embedded model as sentence-transformers loads it: the same weights, for the same vectors by another way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from index.embedded import Weights, weights_path
from index.embedded_model import PROMPTS
from index.encoder import ServedEncoder

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


def write_for_sentence_transformers(served: ServedEncoder, folder: Path) -> Path:
    """Fill *folder* with what that library reads; gives it back."""
    folder.mkdir(exist_ok=True)
    weights = Weights(weights_path())
    shutil.copyfile(served.folder / "tokenizer.json", folder / "tokenizer.json")
    _write_configuration(weights, folder)
    _write_tensors(weights, folder / "model.safetensors")
    return folder


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
    """In float16, under the names transformers gives them."""
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
