-- Ballots: what a group ranks at a meeting, under which rule, and the votes.
-- Nothing here joins a vote to a person, a code, an address or a time.

CREATE TABLE ballot (
    id TEXT PRIMARY KEY NOT NULL,
    process_id TEXT NOT NULL REFERENCES planning_process (id),
    group_id TEXT REFERENCES working_group (id),
    title TEXT NOT NULL,
    meeting_on BIGINT NOT NULL,
    place TEXT NOT NULL,
    -- Six letters for the projector: they find the ballot, they are no right to vote.
    join_code TEXT NOT NULL CONSTRAINT ballot_join_code_unique UNIQUE,
    secrecy TEXT NOT NULL CONSTRAINT ballot_secrecy_known CHECK (secrecy IN ('confidential', 'slips')),
    -- Sectors as JSON: id and name.
    sectors TEXT NOT NULL,
    -- Who signed the attendance list, as counts by sector; JSON, empty where nobody counted.
    present TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX ballot_by_process ON ballot (process_id);

-- One list and one rule, frozen before it opens. Dates say where it stands.
CREATE TABLE ballot_round (
    id TEXT PRIMARY KEY NOT NULL,
    ballot_id TEXT NOT NULL REFERENCES ballot (id),
    number BIGINT NOT NULL,
    items TEXT NOT NULL,
    rule TEXT NOT NULL,
    -- SHA-256 of the frozen list and rule; empty while they may change.
    content_hash TEXT NOT NULL,
    frozen_at BIGINT,
    opened_at BIGINT,
    closed_at BIGINT,
    -- How far the chair has revealed the result: steps, from the last place.
    shown BIGINT NOT NULL DEFAULT 0,
    -- SHA-256 of the list of votes and of the result, from the close on.
    list_hash TEXT NOT NULL,
    result_hash TEXT NOT NULL,
    -- A number drawn in the room that orders tied items; empty where nothing was drawn.
    lot TEXT NOT NULL,
    CONSTRAINT round_number_unique UNIQUE (ballot_id, number),
    CONSTRAINT round_in_order CHECK (
        (opened_at IS NULL OR frozen_at IS NOT NULL) AND (closed_at IS NULL OR opened_at IS NOT NULL)
    )
);

-- The right to vote once in every round of a ballot: a stretched hash of the code on a slip.
-- Nothing says whether it was used.
CREATE TABLE slip (
    code_hash TEXT NOT NULL,
    ballot_id TEXT NOT NULL REFERENCES ballot (id),
    sector TEXT NOT NULL,
    PRIMARY KEY (ballot_id, code_hash)
) /* WITHOUT ROWID */;

-- A vote lies under a key only the holder of the slip can work out, so that voting again
-- replaces it; when the round closes, the key becomes the hash of the receipt.
CREATE TABLE vote (
    round_id TEXT NOT NULL REFERENCES ballot_round (id),
    key TEXT NOT NULL,
    sector TEXT NOT NULL,
    channel TEXT NOT NULL CONSTRAINT vote_channel_known CHECK (channel IN ('phone', 'paper')),
    ranking TEXT NOT NULL,
    receipt_hash TEXT NOT NULL,
    PRIMARY KEY (round_id, key),
    CONSTRAINT vote_receipt_unique UNIQUE (round_id, receipt_hash)
) /* WITHOUT ROWID */;
