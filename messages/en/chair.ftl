# A ballot as the chair runs it.
