-- The house: who may sign in, what was done, where and in which process it happens.
-- Times are milliseconds UTC, days are days since 1970-01-01, flags are 0 or 1, JSON is TEXT.

CREATE TABLE account (
    id TEXT PRIMARY KEY NOT NULL,
    email TEXT NOT NULL CONSTRAINT account_email_unique UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CONSTRAINT account_role_known CHECK (role IN ('operator', 'coordinator', 'analyst')),
    password_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE session (
    token_hash TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX session_by_expiry ON session (expires_at);

-- The one-time link that creates the first account.
CREATE TABLE first_link (
    token_hash TEXT PRIMARY KEY NOT NULL,
    created_at BIGINT NOT NULL
);

-- Failed sign-ins by account e-mail, to slow down guessing; no addresses.
CREATE TABLE sign_in_failure (
    email_hash TEXT PRIMARY KEY NOT NULL,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

-- What was done, as a hash chain: each event's hash covers the one before.
CREATE TABLE audit_event (
    number BIGINT PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    facts TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE municipality (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    orp TEXT NOT NULL,
    region TEXT NOT NULL,
    population BIGINT NOT NULL CONSTRAINT municipality_population_counted CHECK (population >= 0)
);

CREATE TABLE planning_process (
    id TEXT PRIMARY KEY NOT NULL,
    slug TEXT NOT NULL CONSTRAINT process_slug_unique UNIQUE,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    publicity TEXT NOT NULL,
    contact TEXT NOT NULL,
    first_year BIGINT NOT NULL,
    last_year BIGINT NOT NULL,
    disclosure_limit BIGINT NOT NULL DEFAULT 5
        CONSTRAINT process_disclosure_limit_safe CHECK (disclosure_limit >= 3),
    demonstration BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE process_municipality (
    process_id TEXT NOT NULL REFERENCES planning_process (id),
    municipality_code TEXT NOT NULL REFERENCES municipality (code),
    PRIMARY KEY (process_id, municipality_code)
);

CREATE TABLE process_phase (
    process_id TEXT NOT NULL REFERENCES planning_process (id),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    starts_on BIGINT NOT NULL,
    ends_on BIGINT NOT NULL,
    PRIMARY KEY (process_id, position),
    CONSTRAINT phase_in_order CHECK (starts_on <= ends_on)
);

CREATE TABLE working_group (
    id TEXT PRIMARY KEY NOT NULL,
    process_id TEXT NOT NULL REFERENCES planning_process (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    about TEXT NOT NULL
);
