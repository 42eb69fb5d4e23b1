"""Who reported what via whom: source-attribution chains from news articles as an RDF graph."""
