"""Things counted in English."""


def counted(number: int, thing: str) -> str:
    """ "1 document", "2 documents"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
