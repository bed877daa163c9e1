-- What everybody sees of a survey: stored when it is published and moved on in steps, so that nobody
-- sees the difference one form makes.
CREATE TABLE published_report (
    collection_id TEXT PRIMARY KEY NOT NULL REFERENCES collection (id),
    taken_at BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    -- A report a language, as JSON.
    documents TEXT NOT NULL,
    -- What they were counted from, exactly, as JSON: what the next step is compared with. It leaves with
    -- the responses.
    counts TEXT NOT NULL,
    content_hash TEXT NOT NULL
);

-- Into which groups choices, numbers and municipalities are put when they are published: JSON.
ALTER TABLE collection ADD COLUMN answer_groups TEXT NOT NULL DEFAULT '';
