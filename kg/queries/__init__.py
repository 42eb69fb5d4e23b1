"""SPARQL files: one question each, with a header that says what it answers (see kg.store.library)."""
