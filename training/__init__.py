"""Training of the encoder that kg.encode runs: from corpora to kg/encode/model/.  See README.md."""
