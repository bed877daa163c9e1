# A ballot as a member of the group sees it.

to-join = Type the characters from the screen again
