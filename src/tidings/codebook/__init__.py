"""The ontology and word lists as packaged data. Each table is one TOML file with its source.

A room `x` of the readers has its own loader `codebook/x.py` with a frozen dataclass and a
`load_x()`; readers receive the values and never load anything.
"""
