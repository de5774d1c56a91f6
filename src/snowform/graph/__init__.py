"""A picture of a finished configuration: its boxes and edges, as SVG, PNG, Mermaid, DOT and JSON."""
