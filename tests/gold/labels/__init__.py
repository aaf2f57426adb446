"""Facts of real minutes, labelled by hand, and how the parser is measured against them."""
