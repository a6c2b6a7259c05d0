"""The few Block Kit shapes in use, as plain dictionaries.

Words of users and documents only ever stand in rich text `text` elements and in plain text: Slack reads those
literally, so that nothing in them can mention anybody, form a link or start a style (docs.slack.dev, Block
Kit).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bot.slack.text import plain

Block = dict[str, Any]
Element = dict[str, Any]

SECTION_LIMIT = 2800
BUTTON_LIMIT = 75
INPUT_LIMIT = 3000
MOST_OPTIONS = 100


def words(text: str, *, bold: bool = False) -> Element:
    """Literal words. Slack refuses an empty text element, so nothing becomes a space."""
    element: Element = {"type": "text", "text": plain(text) or " "}
    return element | {"style": {"bold": True}} if bold else element


def link(text: str, url: str) -> Element:
    """A link of our own making, never from a message."""
    return {"type": "link", "text": plain(text), "url": url, "style": {"bold": True}}


def section(*elements: Element) -> Element:
    """One run of rich text."""
    return {"type": "rich_text_section", "elements": list(elements)}


def quote(text: str) -> Element:
    """A document's own words."""
    return {"type": "rich_text_quote", "elements": [words(text)]}


def rich_text(*elements: Element) -> Block:
    """A rich text block of sections and quotes."""
    return {"type": "rich_text", "elements": list(elements)}


def context(*lines: str) -> Block:
    """Small print of ours; emoji names are drawn."""
    return {
        "type": "context",
        "elements": [{"type": "plain_text", "text": line[:SECTION_LIMIT], "emoji": True} for line in lines],
    }


def label(text: str) -> Element:
    """The plain text object of a button, title or label."""
    return {"type": "plain_text", "text": text[:BUTTON_LIMIT], "emoji": False}


def button(action: str, text: str, value: str, *, primary: bool = False) -> Element:
    """A button whose *value* comes back with the click."""
    element: Element = {"type": "button", "action_id": action, "text": label(text), "value": value}
    return element | {"style": "primary"} if primary else element


def actions(buttons: Sequence[Element]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(buttons)}


def feedback(action: str, *, good: str, bad: str, value: str) -> Block:
    """Thumbs up and down. The value sent back is *value* with + or - in front."""
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": action,
                "positive_button": {"text": label(good), "accessibility_label": good, "value": f"+{value}"},
                "negative_button": {"text": label(bad), "accessibility_label": bad, "value": f"-{value}"},
            }
        ],
    }


def text_input(block_id: str, title: str, *, initial: str = "", optional: bool = False) -> Block:
    """A field of several lines in a modal; its answer is at state.values[block_id]["text"]."""
    element: Element = {"type": "plain_text_input", "action_id": "text", "multiline": True}
    if initial:
        element["initial_value"] = initial[:INPUT_LIMIT]
    return {
        "type": "input",
        "block_id": block_id,
        "label": label(title),
        "optional": optional,
        "element": element | {"max_length": INPUT_LIMIT},
    }


def select(block_id: str, title: str, choices: Sequence[tuple[str, str]], *, initial: str = "") -> Block:
    """A field in a modal to choose one of *choices*, each a value and its name, or none of them; its answer is at
    state.values[block_id]["choice"]."""
    options = [{"text": label(name), "value": value} for value, name in choices[:MOST_OPTIONS]]
    element: Element = {"type": "static_select", "action_id": "choice", "options": options}
    chosen = [option for option in options if option["value"] == initial]
    return {
        "type": "input",
        "block_id": block_id,
        "label": label(title),
        "optional": True,
        "element": element | ({"initial_option": chosen[0]} if chosen else {}),
    }


def tick(block_id: str, title: str, text: str, *, ticked: bool) -> Block:
    """A box in a modal to tick; its answer is at state.values[block_id]["tick"]."""
    option = {"text": label(text), "value": block_id}
    element: Element = {"type": "checkboxes", "action_id": "tick", "options": [option]}
    return {
        "type": "input",
        "block_id": block_id,
        "label": label(title),
        "optional": True,
        "element": element | ({"initial_options": [option]} if ticked else {}),
    }


def size(part: object) -> int:
    """How many characters *part* takes of what Slack allows a message."""
    return len(json.dumps(part, ensure_ascii=False))
