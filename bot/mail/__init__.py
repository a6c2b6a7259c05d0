"""The desk's mailbox in batches: mails are read, sorted and answered as drafts. Nothing in here can send mail."""
