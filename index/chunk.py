"""Documents to chunks that follow the writer: headings, items, rows and sentence ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from corpus.documents import Block, Document, Page
from corpus.readers.faq import heads_answer, without_mark
from corpus.readers.marks import ends_sentence, is_contents, is_first, lists, numbering
from corpus.text.sentences import leads_in, sentences
from corpus.text.squeeze import squeeze
from index.passage import Chunk

__all__ = ["chunk_all", "chunk_document", "index_text", "sentences", "spans"]

LONGEST = 480  # tokens; a paragraph up to here stays whole
MERGED = 120  # tokens; short blocks under one heading are joined up to here
LED = 240  # tokens; a list stays with the words that lead into it up to here
CLAUSE = 16  # tokens; an item this long says something by itself


def chunk_document(
    document: Document, *, count_tokens: Callable[[str], int], longest: int = LONGEST
) -> list[Chunk]:
    """The chunks of *document* in reading order, each at most *longest* tokens unless one sentence is longer."""
    found: list[Chunk] = []
    carried = _carried(document)
    for page in document.pages:
        pieces = _pieces(_written(page, document.title, carried), count_tokens, longest)
        found += [_chunk(document, page, at, text, block) for at, (text, block) in enumerate(pieces)]
    return found


def index_text(chunk: Chunk) -> str:
    """What is searched: the words around a chunk, the chunk, and its translation."""
    parts = [chunk.heading, *chunk.labels, chunk.text, chunk.translated_heading, *chunk.translated_labels]
    return "\n".join(part for part in dict.fromkeys([*parts, chunk.translation]) if part)


def spans(chunk: Chunk) -> list[str]:
    """The texts of *chunk* that get a vector each: all of it, each sentence if there are several, the question it
    answers in its document, its translation.

    Each is said with the heading and labels it stands under, but for the document's title, under which all stands, and
    the mark of a question. A sentence that answers is found by itself, however much
    else its paragraph speaks of; so is the question by whoever asks the same in other words.
    """
    parts = sentences(chunk.text)
    question = question_of(chunk)
    above = [label for label in chunk.labels if label != chunk.title]
    around, foreign = (
        [question or chunk.heading, *above],
        [chunk.translated_heading, *chunk.translated_labels],
    )
    found = [[*around, chunk.text], *([*around, part] for part in parts if len(parts) > 1)]
    if question:
        found.append([question])
    if chunk.translation:
        found.append([*foreign, chunk.translation])
    return ["\n".join(part for part in texts if part) for texts in found]


def question_of(chunk: Chunk) -> str | None:
    """The question of an FAQ that *chunk* answers, without its mark."""
    return without_mark(chunk.heading) if chunk.heading and heads_answer(chunk.heading) else None


def _pieces(
    blocks: Sequence[Block], count: Callable[[str], int], longest: int
) -> Iterator[tuple[str, Block]]:
    """Chunk texts, each with a block that stands for the ones it was made of."""
    for group in _companies(blocks, count):
        if _is_led(group):
            whole, (first, *items) = "\n".join(block.text for block in group), group
            if count(whole) <= LED:
                yield whole, group[-1]
                continue
            if first.kind == "paragraph":
                yield first.text, first
                group = items
        waiting: list[str] = []
        for block in group:
            if _stands_alone(block, count):
                yield block.text, block
            elif waiting and count("\n".join([*waiting, block.text])) > MERGED:
                yield from _sized(waiting, block, count, longest)
                waiting = [block.text]
            else:
                waiting.append(block.text)
            last = block
        if waiting:
            yield from _sized(waiting, last, count, longest)


def _written(page: Page, title: str, carried: AbstractSet[str]) -> list[Block]:
    """The blocks that say something: a heading that other blocks carry is not repeated by itself, the document's
    *title* above its sections answers nothing, and a line of a table of contents, a question that is answered under it
    elsewhere among them, only says where something is told."""
    blocks = [block for block in page.blocks if not is_contents(block.text)]
    said = any(block.kind != "heading" for block in blocks)
    return [
        block
        for block in blocks
        if block.text.strip()
        and not (block.kind == "heading" and (block.text in carried or (said and block.text == title)))
        and not (squeeze(block.text) in carried and heads_answer(block.text))
    ]


def _carried(document: Document) -> frozenset[str]:
    """The headings and labels that blocks of *document* stand under, as written and without white space."""
    said = (block for page in document.pages for block in page.blocks if block.kind != "heading")
    names = {text for block in said for text in (block.heading, *block.labels) if text}
    return frozenset(names | {squeeze(name) for name in names})


def _companies(blocks: Sequence[Block], count: Callable[[str], int]) -> Iterator[list[Block]]:
    """Runs of *blocks* that may be joined: of one heading, paragraphs apart from lists, but what leads into a list of
    mere names, or ends in a colon, is said with them."""
    group: list[Block] = []
    for block in blocks:
        near = bool(group) and _company(group[-1]) == _company(block) and not _goes_up(group[-1], block)
        if group and not (near or _leads_into(group[-1], block, count)):
            yield group
            group = []
        if len(group) > 1 and _leads_into(group[-1], block, count):
            yield group[:-1]
            group = group[-1:]
        group.append(block)
    if group:
        yield group


def _goes_up(item: Block, block: Block) -> bool:
    """Whether *block* goes on with the numbers of an outer list, as 2. does behind (ホ): what leads into the inner list
    does not lead into it."""
    outer = (numbering(block.text) or "").startswith("decimal") and not is_first(block.text)
    return item.kind == block.kind == "item" and outer and not lists(item.text, block.text)


def _leads_into(block: Block, item: Block, count: Callable[[str], int]) -> bool:
    near = (block.heading, block.scheme, block.labels) == (item.heading, item.scheme, item.labels)
    if leads_in(block.text):
        return near and _is_listed(item)
    return near and (block.kind, item.kind) == ("paragraph", "item") and not _stands_alone(item, count)


def _is_led(group: Sequence[Block]) -> bool:
    """Whether it is a list, none of whose clauses says the matter without what leads into it: the paragraph or note
    before the list, or the heading over it.
    """
    first, *rest = group
    own = first.kind == "paragraph" or leads_in(first.text)
    led = leads_in(first.text if own else first.heading or "")
    items = rest if own else group
    plain = bool(items) and all(_is_listed(block) and not block.translation for block in items)
    return led and plain


def _is_listed(block: Block) -> bool:
    """Whether it is an item of a list, if only as a line that is no sentence."""
    return block.kind == "item" or (block.kind == "paragraph" and not ends_sentence(block.text))


def _company(block: Block) -> tuple[object, ...]:
    return block.heading, block.scheme, block.labels, block.kind == "paragraph"


def _stands_alone(block: Block, count: Callable[[str], int]) -> bool:
    """Whether a block says by itself what it says: a cell, a translated block, a clause of a list."""
    if (block.kind == "row" and block.labels) or block.translation:
        return True
    return block.kind == "item" and (ends_sentence(block.text) or count(block.text) >= CLAUSE)


def _sized(
    texts: list[str], block: Block, count: Callable[[str], int], longest: int
) -> Iterator[tuple[str, Block]]:
    text = "\n".join(texts)
    if count(text) <= longest:
        yield text, block
    else:
        yield from ((part, block) for part in _split(text, count, longest))


def _split(text: str, count: Callable[[str], int], longest: int) -> Iterator[str]:
    """Runs of whole sentences, verbatim, as long as fit."""
    start = end = 0
    for sentence in sentences(text):
        upto = text.index(sentence, end) + len(sentence)
        if end > start and count(text[start:upto]) > longest:
            yield text[start:end].strip()
            start = end
        end = upto
    yield text[start:].strip()


def _chunk(document: Document, page: Page, at: int, text: str, block: Block) -> Chunk:
    return Chunk(
        id=f"{document.id}#{page.number}.{at + 1}",
        document=document.id,
        title=document.title,
        page=page.number,
        heading=block.heading or page.heading,
        text=text,
        labels=block.labels,
        scheme=block.scheme,
        language=document.language,
        translation=block.translation,
        translated_heading=block.translated_heading,
        translated_labels=block.translated_labels,
        url=document.url,
        sections=block.sections,
    )


def chunk_all(documents: Iterable[Document], *, count_tokens: Callable[[str], int]) -> list[Chunk]:
    """The chunks of all *documents*, in order."""
    return [chunk for document in documents for chunk in chunk_document(document, count_tokens=count_tokens)]
