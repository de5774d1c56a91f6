"""A picture of a finished configuration: its boxes and edges, and those as SVG, PNG, Mermaid, DOT and JSON."""
