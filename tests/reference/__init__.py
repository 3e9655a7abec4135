"""A slow, obvious, second computation of the Dagestan score tables, from the documents only.

`plain.compute` is compared with the engine on the regions that `regions.regions` generates.
Nothing here imports the product: the two computations share no code.
"""
