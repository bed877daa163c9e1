-- A pile of responses that came in together can be listed and taken out again. A response that was
-- imported names its batch; one that was sent on the web names none. A batch names the account that
-- brought it and never a person who answered.
CREATE TABLE import_batch (
    id TEXT PRIMARY KEY NOT NULL,
    collection_id TEXT NOT NULL REFERENCES collection (id),
    file_name TEXT NOT NULL,
    -- Of what the file said, so that the same file is noticed. It goes with the responses: from the hash
    -- of a small pile its answers could be guessed.
    content_hash TEXT,
    channel TEXT NOT NULL,
    response_count BIGINT NOT NULL,
    -- Forms in which a required answer was missing, taken as "not stated" on purpose.
    not_stated_count BIGINT NOT NULL,
    imported_at BIGINT NOT NULL,
    imported_by TEXT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_by TEXT
);

CREATE INDEX batch_by_collection ON import_batch (collection_id);

ALTER TABLE response ADD COLUMN batch_id TEXT REFERENCES import_batch (id);
