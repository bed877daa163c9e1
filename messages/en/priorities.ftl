# The ranked priorities.
