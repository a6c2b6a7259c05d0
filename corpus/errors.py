"""Everything the desk can refuse to do.

DeskError
├── BadInput              what was typed or handed over cannot be used
│   └── UnknownIntent         an intent was chosen that there is not
├── SettingsError         a setting is missing or makes no sense
├── CorpusError           the call documents cannot be used
│   └── DocumentUnreadable    one document is encrypted, empty, damaged or a scan
├── IndexUnusable         the index cannot be used
│   ├── IndexMissing          nothing has been built yet
│   ├── IndexMismatch         built with another encoder or version
│   ├── IndexDamaged          a part of it is gone or differs
│   ├── IndexLocked           another process is writing
│   └── IndexUnwritable       no space or no permission
└── ModelUnavailable      the encoder or chat model cannot be reached or loaded

The text of each is one sentence that may be shown to a person: what was found, then what to type next. The inside
raises, the edge (command line, Slack, mail) translates; nothing else is ever shown of an exception.
"""


class DeskError(Exception):
    """Base of the family: raising it means the text will be shown to the user."""


class BadInput(DeskError):
    """What was typed or handed over cannot be used."""


class UnknownIntent(BadInput):
    """An intent was chosen that there is not, or not any more."""


class SettingsError(DeskError):
    """A setting is missing or makes no sense."""


class CorpusError(DeskError):
    """The call documents cannot be used."""


class DocumentUnreadable(CorpusError):
    """One document is encrypted, empty, damaged or a scan without text."""


class IndexUnusable(DeskError):
    """The index cannot be used."""


class IndexMissing(IndexUnusable):
    """Nothing has been built yet."""


class IndexMismatch(IndexUnusable):
    """The index was built with another encoder or another version of the program."""


class IndexDamaged(IndexUnusable):
    """A part of the index is gone or differs from what was written."""


class IndexLocked(IndexUnusable):
    """Another process is writing the index."""


class IndexUnwritable(IndexUnusable):
    """The index folder has no space left or may not be written."""


class ModelUnavailable(DeskError):
    """The encoder or the chat model cannot be loaded or reached."""
