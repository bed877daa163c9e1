# Hlasování, jak ho vede předsedající.
