"""YAML as people write it: read safely, in C where there is that, and every way in which a text is none."""

from __future__ import annotations

from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# ValueError: no UTF-8. RecursionError: nested too deep, where the loader is not in C.
NO_YAML = (ValueError, RecursionError, yaml.YAMLError)


class _Constructor(yaml.constructor.SafeConstructor):
    """Makes what nodes hold; a day in no calendar is told with its line."""

    def construct_yaml_timestamp(self, node: yaml.ScalarNode) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError as error:
            problem = f"{node.value} is in no calendar"
            raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark) from error

    yaml_constructors = {  # noqa: RUF012  # a table of the library's own
        **yaml.constructor.SafeConstructor.yaml_constructors,
        "tag:yaml.org,2002:timestamp": construct_yaml_timestamp,
    }


def parse(text: str) -> Any:
    """What *text* holds. Raises one of NO_YAML, also for a key that stands twice in one place."""
    root = compose(text)
    return construct(root) if root else None


def compose(text: str) -> yaml.Node | None:
    """The nodes of *text*, which know their lines; None for an empty one. Raises one of NO_YAML, as `parse` does."""
    root: yaml.Node | None = yaml.compose(text, LOADER)
    if root:
        _require_keys_once(root)
    return root


def construct(root: yaml.Node) -> Any:
    """What *root* holds. Raises one of NO_YAML."""
    return _Constructor().construct_document(root)


def why_none(error: BaseException) -> str:
    """Why a text is no YAML, on one line."""
    return " ".join(str(error).split())


def _require_keys_once(root: yaml.Node) -> None:
    """Of two values under one key YAML would keep the last and say nothing."""
    waiting, seen = [root], {id(root)}
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            _require_once([key for key, _ in node.value if isinstance(key, yaml.ScalarNode)])
            below = [child for pair in node.value for child in pair]
        else:
            below = node.value if isinstance(node, yaml.SequenceNode) else []
        waiting += [child for child in below if id(child) not in seen]
        seen.update(map(id, below))


def _require_once(keys: list[yaml.ScalarNode]) -> None:
    known: set[tuple[str, str]] = set()
    for key in keys:
        if (key.tag, key.value) in known:
            problem = f"{key.value!r} stands there twice"
            raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
        known.add((key.tag, key.value))
