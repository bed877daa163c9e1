-- Raw responses leave on their day; the tables that were made of them stay, as they were shown.

CREATE TABLE frozen_report (
    collection_id TEXT NOT NULL REFERENCES collection (id),
    lang TEXT NOT NULL,
    document TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    frozen_at BIGINT NOT NULL,
    PRIMARY KEY (collection_id, lang)
);
