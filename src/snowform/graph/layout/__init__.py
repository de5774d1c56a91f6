"""Where each box of a picture stands and which way each edge takes. Knows no format."""
