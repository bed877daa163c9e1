# The projector and the result of a ballot.
