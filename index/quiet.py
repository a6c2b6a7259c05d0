"""Libraries that would call home, or listen to the folder the command was typed in, imported so that they do
neither."""

from __future__ import annotations

import importlib
import os
import sys
from types import ModuleType
from typing import Any

_EXPORTER = "opentelemetry.exporter.otlp.proto.grpc.trace_exporter"
# Read once, when the library is first imported.
_NO_TELEMETRY = {
    "ORT_DISABLE_TELEMETRY": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}


def without_telemetry() -> None:
    """Switch off what libraries tell their makers; to be called before they are imported."""
    os.environ.update(_NO_TELEMETRY)


def onnxruntime() -> ModuleType:
    """The onnxruntime package; without this it keeps a file about its user under ~/.cache."""
    without_telemetry()
    return importlib.import_module("onnxruntime")


def chromadb() -> ModuleType:
    """The chromadb package.

    Without the exporter of traces that it loads even where none are sent, a tenth of a cold question; and
    without the .env of the current folder, which could name a server to send them to.
    """
    without_telemetry()
    unused = not (os.environ.get("CHROMA_OTEL_COLLECTION_ENDPOINT") or _EXPORTER in sys.modules)
    if unused:
        sys.modules[_EXPORTER] = ModuleType(_EXPORTER)
        sys.modules[_EXPORTER].OTLPSpanExporter = None  # type: ignore[attr-defined]
    try:
        return _without_env_file()
    finally:
        if unused:
            del sys.modules[_EXPORTER]


def _without_env_file() -> ModuleType:
    """Chroma makes its settings while it is imported, so their class has to be met as it is made."""
    from pydantic_settings import BaseSettings

    def forget(cls: type[BaseSettings], /, **_: Any) -> None:
        cls.model_config["env_file"] = None

    BaseSettings.__pydantic_init_subclass__ = classmethod(forget)  # type: ignore[assignment]
    try:
        import chromadb
    finally:
        del BaseSettings.__pydantic_init_subclass__
    return chromadb
