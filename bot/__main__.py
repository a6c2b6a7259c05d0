"""`python -m bot` is `aspire`."""

from aspire_desk import main

main()
