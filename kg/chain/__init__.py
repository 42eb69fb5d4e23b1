"""chain: acts with known agents -> chains from the article to the origin."""

from kg.chain.chains import chains

__all__ = ["chains"]
