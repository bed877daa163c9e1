//! What is drawn: for members, for the chair, for everybody.
