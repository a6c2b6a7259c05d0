"""What Slack refuses in a message or modal: required fields, limits, ids.
Each rule names where Slack states it.
"""

from __future__ import annotations

import json
from typing import Any

# docs.slack.dev/reference/block-kit; the total is from bolt-js#2509.
BLOCKS_PER_MESSAGE = 50
BLOCKS_PER_VIEW = 100
TOTAL = 13_200
TEXT = 40_000
BLOCK_TYPES = {
    "rich_text": {"elements"},
    "section": set(),
    "context": {"elements"},
    "actions": {"elements"},
    "context_actions": {"elements"},
    "divider": set(),
    "input": {"label", "element"},
}


def message_errors(payload: dict[str, Any]) -> list[str]:
    """Slack's objections to a message; empty when it would be posted."""
    blocks = payload.get("blocks") or []
    errors = []
    if not payload.get("text") and not blocks:
        errors.append("no_text")
    if len(payload.get("text") or "") > TEXT:
        errors.append("msg_too_long")
    if len(blocks) > BLOCKS_PER_MESSAGE:
        errors.append("invalid_blocks: more than 50")
    if len(json.dumps(blocks, ensure_ascii=False)) > TOTAL:
        errors.append("msg_blocks_too_long")
    return errors + _block_errors(blocks, surface="message")


def view_errors(view: dict[str, Any]) -> list[str]:
    """Slack's objections to a modal."""
    errors = [f"missing {name}" for name in ("type", "title", "blocks") if not view.get(name)]
    for name in ("title", "submit", "close"):
        if name in view:
            errors += _text_errors(view[name], limit=24, plain=True)
    blocks = view.get("blocks") or []
    if len(blocks) > BLOCKS_PER_VIEW:
        errors.append("more than 100 blocks")
    if any(block.get("type") == "input" for block in blocks) and "submit" not in view:
        errors.append("an input needs a submit")
    if len(view.get("private_metadata") or "") > 3000:
        errors.append("private_metadata over 3000")
    if len(json.dumps(view)) > 250_000:
        errors.append("view over 250 kB")
    return errors + _block_errors(blocks, surface="modal")


def home_errors(view: dict[str, Any]) -> list[str]:
    """Slack's objections to a Home tab."""
    errors = [] if view.get("type") == "home" and view.get("blocks") else ["no home"]
    if len(view.get("blocks") or []) > BLOCKS_PER_VIEW:
        errors.append("more than 100 blocks")
    return errors + _block_errors(view.get("blocks") or [], surface="home")


def _block_errors(blocks: list[dict[str, Any]], *, surface: str) -> list[str]:
    errors = []
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(ids) != len(set(ids)):
        errors.append("block_id twice")
    for block in blocks:
        kind = block.get("type")
        if kind not in BLOCK_TYPES:
            errors.append(f"unknown block {kind}")
            continue
        errors += [f"{kind} without {name}" for name in BLOCK_TYPES[kind] if not block.get(name)]
        errors += _CHECKS.get(kind, lambda _block: [])(block)
        if kind == "input" and surface != "modal":
            errors.append("input outside a modal")
        if kind == "context_actions" and surface != "message":
            errors.append("context_actions outside a message")
    return errors


def _rich_text(block: dict[str, Any]) -> list[str]:
    errors = []
    for part in block.get("elements") or []:
        if part.get("type") not in (
            "rich_text_section",
            "rich_text_quote",
            "rich_text_list",
            "rich_text_preformatted",
        ):
            errors.append(f"rich_text holds {part.get('type')}")
        if not part.get("elements"):
            errors.append("an empty rich text part")
        for element in part.get("elements") or []:
            errors += _rich_element(element)
    return errors


def _rich_element(element: dict[str, Any]) -> list[str]:
    required = {
        "text": {"text"},
        "link": {"url"},
        "user": {"user_id"},
        "date": {"timestamp", "format"},
        "emoji": {"name"},
    }
    kind = element.get("type")
    if kind not in required:
        return [f"rich text element {kind}"]
    errors = [f"{kind} without {name}" for name in required[kind] if not element.get(name)]
    if kind == "date" and not isinstance(element.get("timestamp"), int):
        errors.append("date timestamp is no integer")
    return errors


def _context(block: dict[str, Any]) -> list[str]:
    elements = block.get("elements") or []
    errors = ["context over 10 elements"] if len(elements) > 10 else []
    return errors + [error for element in elements for error in _text_errors(element, limit=3000)]


def _actions(block: dict[str, Any]) -> list[str]:
    elements = block.get("elements") or []
    errors = ["actions over 25 elements"] if len(elements) > 25 else []
    ids = [element.get("action_id") for element in elements]
    if len(ids) != len(set(ids)):
        errors.append("action_id twice in a block")
    for element in elements:
        errors += _text_errors(element.get("text") or {}, limit=75, plain=True)
        if len(element.get("value") or "") > 2000 or len(element.get("action_id") or "") > 255:
            errors.append("button value or action_id too long")
    return errors


def _context_actions(block: dict[str, Any]) -> list[str]:
    errors = ["context_actions over 5 elements"] if len(block.get("elements") or []) > 5 else []
    for element in block.get("elements") or []:
        for name in ("positive_button", "negative_button"):
            choice = element.get(name) or {}
            errors += _text_errors(choice.get("text") or {}, limit=75, plain=True)
            if not choice.get("value") or len(choice["value"]) > 2000:
                errors.append("feedback button without a value, or one too long")
    return errors


def _input(block: dict[str, Any]) -> list[str]:
    errors = _text_errors(block.get("label") or {}, limit=2000, plain=True)
    element = block.get("element") or {}
    longest = min(element.get("max_length") or 3000, 3000)
    if len(element.get("initial_value") or "") > longest:
        errors.append("initial_value over max_length")
    return errors + (_options(element) if element.get("type") in ("static_select", "checkboxes") else [])


def _options(element: dict[str, Any]) -> list[str]:
    options = element.get("options") or []
    most = 10 if element["type"] == "checkboxes" else 100
    errors = [] if 0 < len(options) <= most else [f"{len(options)} options"]
    for option in options:
        errors += _text_errors(option.get("text") or {}, limit=75, plain=True)
        if not 0 < len(option.get("value") or "") <= 150:
            errors.append("an option without a value, or one too long")
    chosen = [*filter(None, [element.get("initial_option")]), *element.get("initial_options", ())]
    if any(option not in options for option in chosen):
        errors.append("an initial option that is none of the options")
    return errors


def _text_errors(text: dict[str, Any], *, limit: int, plain: bool = False) -> list[str]:
    if text.get("type") not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
        return [f"text of type {text.get('type')}"]
    return (
        []
        if 0 < len(text.get("text") or "") <= limit
        else [f"text of {len(text.get('text') or '')} characters"]
    )


_CHECKS = {
    "rich_text": _rich_text,
    "context": _context,
    "actions": _actions,
    "context_actions": _context_actions,
    "input": _input,
}
