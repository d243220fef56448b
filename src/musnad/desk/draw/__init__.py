"""What the pages draw: marked text, charts, graphs, maps; all without a script."""
