-- Priorities: one ranked list from several sources, what each of them was said to weigh and when,
-- and the versions a town signed off. A signed version never changes.

CREATE TABLE priority_list (
    id TEXT PRIMARY KEY NOT NULL,
    process_id TEXT NOT NULL REFERENCES planning_process (id),
    slug TEXT NOT NULL CONSTRAINT priority_list_slug_unique UNIQUE,
    title TEXT NOT NULL,
    -- What is ranked, as JSON: id and name.
    items TEXT NOT NULL,
    -- How many of them the plan takes on.
    top BIGINT NOT NULL,
    -- Surveys, ballots and typed numbers, and which of their options is which item; JSON.
    sources TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX priority_list_by_process ON priority_list (process_id);

-- What each source weighs, said before the combination is counted; later ones with a reason.
CREATE TABLE priority_statement (
    list_id TEXT NOT NULL REFERENCES priority_list (id),
    number BIGINT NOT NULL,
    weights TEXT NOT NULL,
    reason TEXT NOT NULL,
    stated_at BIGINT NOT NULL,
    PRIMARY KEY (list_id, number),
    CONSTRAINT priority_change_has_reason CHECK (number = 1 OR reason <> '')
);

-- The whole result as it was signed off, with the SHA-256 of the document.
CREATE TABLE priority_version (
    list_id TEXT NOT NULL REFERENCES priority_list (id),
    number BIGINT NOT NULL,
    document TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    frozen_at BIGINT NOT NULL,
    PRIMARY KEY (list_id, number)
);
