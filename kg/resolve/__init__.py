"""From mentions to agents: who is meant by a pronoun, a short name, a metonym; which outlet; which day."""
