-- Surveys: what is asked, when and where, and what people answered.
-- Nothing here joins a response to a person, a code, an address or an exact time.

CREATE TABLE questionnaire (
    id TEXT PRIMARY KEY NOT NULL,
    process_id TEXT NOT NULL REFERENCES planning_process (id),
    form_id TEXT NOT NULL,
    CONSTRAINT questionnaire_form_unique UNIQUE (process_id, form_id)
);

-- A version is a draft until it is published; from then on it is frozen and known by its hash.
CREATE TABLE questionnaire_version (
    id TEXT PRIMARY KEY NOT NULL,
    questionnaire_id TEXT NOT NULL REFERENCES questionnaire (id),
    number BIGINT NOT NULL,
    document TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- What the reader had to say about the workbook.
    findings TEXT NOT NULL,
    read_at BIGINT NOT NULL,
    published_at BIGINT,
    CONSTRAINT version_number_unique UNIQUE (questionnaire_id, number)
);

CREATE TABLE collection (
    id TEXT PRIMARY KEY NOT NULL,
    slug TEXT NOT NULL CONSTRAINT collection_slug_unique UNIQUE,
    process_id TEXT NOT NULL REFERENCES planning_process (id),
    version_id TEXT NOT NULL REFERENCES questionnaire_version (id),
    respondents TEXT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    purge_on BIGINT NOT NULL,
    results_published_at BIGINT,
    CONSTRAINT collection_opens_before_it_closes CHECK (opens_at < closes_at),
    CONSTRAINT collection_purge_after_close CHECK (purge_on * 86400000 >= closes_at)
);

-- A link or a QR code carries what is therefore not asked.
CREATE TABLE collection_link (
    code TEXT PRIMARY KEY NOT NULL,
    collection_id TEXT NOT NULL REFERENCES collection (id),
    municipality_code TEXT NOT NULL REFERENCES municipality (code),
    channel TEXT NOT NULL CONSTRAINT link_channel_known CHECK (channel IN ('web', 'paper')),
    placement TEXT NOT NULL
);

CREATE INDEX link_by_collection ON collection_link (collection_id);

-- An unfinished response, known by the hash of a key only the browser holds and, if its owner
-- asked for one, by the hash of a resume code. Deleted when sent or when it expires.
CREATE TABLE draft (
    key_hash TEXT PRIMARY KEY NOT NULL,
    resume_hash TEXT CONSTRAINT draft_resume_unique UNIQUE,
    collection_id TEXT NOT NULL REFERENCES collection (id),
    municipality_code TEXT NOT NULL,
    channel TEXT NOT NULL,
    answers TEXT NOT NULL,
    reached BIGINT NOT NULL DEFAULT 0,
    expires_on BIGINT NOT NULL
) /* WITHOUT ROWID */;

-- Which browser keys have sent their response, so that a double click is one response.
-- It says that a key was used, not which response it made. Forgotten with the drafts.
CREATE TABLE sent (
    key_hash TEXT PRIMARY KEY NOT NULL,
    collection_id TEXT NOT NULL,
    expires_on BIGINT NOT NULL
) /* WITHOUT ROWID */;

-- `received_on` is a day, in tiny collections a Monday. The id is random and tells nothing.
-- The key begins with the collection: its responses lie together, and no second index is written
-- with every answer.
CREATE TABLE response (
    id TEXT NOT NULL,
    collection_id TEXT NOT NULL REFERENCES collection (id),
    version_id TEXT NOT NULL,
    municipality_code TEXT NOT NULL,
    channel TEXT NOT NULL CONSTRAINT response_channel_known CHECK (channel IN ('web', 'paper')),
    received_on BIGINT NOT NULL,
    answers TEXT NOT NULL,
    PRIMARY KEY (collection_id, id)
) /* WITHOUT ROWID */;
