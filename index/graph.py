"""The embedded weights as an ONNX graph, built directly: no torch, and no second rounding of the 4-bit weights.

Every matrix product is ONNX Runtime's MatMulNBits on the weights' own blocks, with activations rounded to 8 bits row by
row (accuracy level 4), so a text's vector does not depend on what stands beside it in a batch. The word table stays in
an external file that the runtime maps into memory: a question reads only its own rows.
Operators: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.adapter import LowRank
from index.embedded import BLOCK, Weights, packed

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto, TensorProto

_MICROSOFT = "com.microsoft"
_EXTERNAL_FROM = 1_000_000  # bytes; only the word table is larger


def save(weights: Weights, path: Path, adapted: Path, changes: Mapping[str, LowRank]) -> None:
    """Write *weights* as the graph *path* and its word table beside it, and the graph with *changes*, which reads the
    same table, as *adapted*."""
    import onnx

    onnx.save_model(
        bert(weights),
        path,
        save_as_external_data=True,
        all_tensors_to_one_file=True,
        location=path.name + "_data",
        size_threshold=_EXTERNAL_FROM,
    )
    elsewhere = {
        tensor.name: tensor
        for tensor in onnx.load(path, load_external_data=False).graph.initializer
        if tensor.external_data
    }
    changed = bert(weights, changes)
    for tensor in changed.graph.initializer:
        if tensor.name in elsewhere:
            tensor.CopyFrom(elsewhere[tensor.name])
    adapted.write_bytes(changed.SerializeToString())


def bert(weights: Weights, changes: Mapping[str, LowRank] | None = None) -> ModelProto:
    """input_ids and attention_mask (batch, length) to sentence_embedding (batch, hidden), pooled and of length 1."""
    graph = _Graph(weights, changes)
    hidden = graph.embeddings()
    for layer in range(weights.shape.layers):
        hidden = graph.layer(layer, hidden)
    graph.pooled(hidden)
    return graph.model()


class _Graph:
    """Nodes and tensors as they are added; methods return the name of what they computed."""

    def __init__(self, weights: Weights, changes: Mapping[str, LowRank] | None) -> None:
        self.weights, self.shape = weights, weights.shape
        self.changes = changes or {}
        self.nodes: list[NodeProto] = []
        self.tensors: list[TensorProto] = []

    def embeddings(self) -> str:
        """Words, positions and the one token type, normalised."""
        weights, shape = self.weights, self.shape
        types = weights.floats("emb.type", shape.types, shape.hidden)[0]
        positions = weights.floats("emb.pos", shape.positions, shape.hidden) + types
        length = self.node("Shape", ["input_ids"], "length", start=1, end=2)
        zero = self.tensor("zero", np.array([0]))
        places = self.node("Slice", [self.tensor("positions", positions), zero, length, zero], "places")
        summed = self.node("Add", [self.words(), places], "embedded")
        self.node("Cast", ["attention_mask"], "mask", to=_onnx_type(np.int32))
        scale, shift = self.norm("emb.ln")
        return self.node(
            "LayerNormalization", [summed, scale, shift], "normal", axis=-1, epsilon=shape.epsilon
        )

    def words(self) -> str:
        """Rows of the word table, unpacked from their 4-bit blocks."""
        shape, per_row = self.shape, self.shape.hidden // BLOCK
        halves, scales = self.weights.blocks("emb.word", shape.vocabulary, shape.hidden)
        table = self.tensor("words", halves.reshape(shape.vocabulary, -1))
        rows = self.node("Gather", [table, "input_ids"], "rows")
        split = self.tensor("split", np.array([0, 0, per_row, BLOCK // 2]))
        rows = self.node("Reshape", [rows, split], "row_blocks")
        low = self.node("BitwiseAnd", [rows, self.tensor("fifteen", np.uint8(15))], "low")
        high = self.node("BitShift", [rows, self.tensor("four", np.uint8(4))], "high", direction="RIGHT")
        both = self.node("Concat", [low, high], "halves", axis=-1)
        both = self.node("Cast", [both], "halves_float", to=_onnx_type(np.float32))
        both = self.node("Sub", [both, self.tensor("eight", np.float32(8))], "centred")
        scale = self.node("Gather", [self.tensor("word_scales", scales), "input_ids"], "scale_rows")
        scale = self.node("Cast", [scale], "scale_float", to=_onnx_type(np.float32))
        scale = self.node("Unsqueeze", [scale, self.tensor("last", np.array([-1]))], "scale_column")
        values = self.node("Mul", [both, scale], "word_blocks")
        return self.node(
            "Reshape", [values, self.tensor("join", np.array([0, 0, shape.hidden]))], "word_rows"
        )

    def layer(self, number: int, hidden: str) -> str:
        """One transformer layer, normalised after each half."""
        width, inner, at = self.shape.hidden, self.shape.inner, f"l{number}."
        queries, keys, values = (self.linear(at + part, hidden, width, width) for part in "qkv")
        heads = [queries, keys, values, "", "mask"]
        seen = self.node("MultiHeadAttention", heads, at + "seen", _MICROSOFT, num_heads=self.shape.heads)
        seen = self.add_norm(at + "aln", self.linear(at + "ao", seen, width, width), hidden)
        wide = self.node("Gelu", [self.linear(at + "fi", seen, inner, width)], at + "wide", _MICROSOFT)
        return self.add_norm(at + "oln", self.linear(at + "fo", wide, width, inner), seen)

    def linear(self, name: str, given: str, rows: int, columns: int) -> str:
        """given x weight + bias, and what the adapter adds."""
        halves, scales = self.weights.blocks(name + ".w", rows, columns)
        weight = self.tensor(name + ".w", packed(halves))
        scale = self.tensor(name + ".s", scales.astype(np.float32))
        bias = self.tensor(name + ".b", self.weights.floats(name + ".b", rows))
        options = {"K": columns, "N": rows, "bits": 4, "block_size": BLOCK, "accuracy_level": 4}
        own = self.node("MatMulNBits", [given, weight, scale, "", "", bias], name, _MICROSOFT, **options)
        return (
            self.node("Add", [own, self.added(name, given)], name + ".sum") if name in self.changes else own
        )

    def added(self, name: str, given: str) -> str:
        """given x down x up."""
        change = self.changes[name]
        down = self.node("MatMul", [given, self.tensor(name + ".d", change.down.T)], name + ".down")
        return self.node("MatMul", [down, self.tensor(name + ".u", change.up.T)], name + ".up")

    def add_norm(self, name: str, given: str, residual: str) -> str:
        """Layer normalisation of given + residual."""
        inputs = [given, residual, *self.norm(name)]
        return self.node("SkipLayerNormalization", inputs, name, _MICROSOFT, epsilon=self.shape.epsilon)

    def norm(self, name: str) -> tuple[str, str]:
        """Scale and shift of a layer normalisation."""
        scale, shift = (self.weights.floats(f"{name}.{part}", self.shape.hidden) for part in "wb")
        return self.tensor(name + ".w", scale), self.tensor(name + ".b", shift)

    def pooled(self, hidden: str) -> str:
        """The mean over the tokens the mask keeps, of length 1."""
        mask = self.node("Cast", ["attention_mask"], "mask_float", to=_onnx_type(np.float32))
        mask = self.node("Unsqueeze", [mask, "last"], "mask_column")
        kept = self.node("Mul", [hidden, mask], "kept")
        axis = self.tensor("token_axis", np.array([1]))
        total = self.node("ReduceSum", [kept, axis], "total", keepdims=0)
        count = self.node("ReduceSum", [mask, axis], "count", keepdims=0)
        mean = self.node("Div", [total, count], "mean")
        return self.node("LpNormalization", [mean], "sentence_embedding", axis=-1, p=2)

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **options: Any) -> str:
        from onnx import helper

        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **options))
        return output

    def tensor(self, name: str, values: NDArray[np.generic] | np.generic) -> str:
        from onnx import numpy_helper

        self.tensors.append(
            numpy_helper.from_array(np.ascontiguousarray(values).reshape(np.shape(values)), name)
        )
        return name

    def model(self) -> ModelProto:
        """The finished model, for operator set 18."""
        from onnx import helper

        whole, real = _onnx_type(np.int64), _onnx_type(np.float32)
        inputs = [
            helper.make_tensor_value_info(n, whole, ["batch", "length"])
            for n in ("input_ids", "attention_mask")
        ]
        output = helper.make_tensor_value_info("sentence_embedding", real, ["batch", self.shape.hidden])
        graph = helper.make_graph(self.nodes, "encoder", inputs, [output], self.tensors)
        operators = [helper.make_opsetid("", 18), helper.make_opsetid(_MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=operators, ir_version=9)


def _onnx_type(kind: type[np.generic]) -> int:
    from onnx import helper

    return int(helper.np_dtype_to_tensor_dtype(np.dtype(kind)))
