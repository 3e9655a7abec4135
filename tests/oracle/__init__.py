"""A slow, obvious, second computation of the documents' indicators, from the contract only.

`plain.compute` is Dagestan, `others.compute_other` is ЕАО, Kuzbass and Aksai; both are compared
with the engine on the regions that `regions` generates.
Nothing here imports the product: the two computations share no code.
"""
