CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    -- null while it runs, and for ever where it was killed
    ended_at TEXT,
    exit_code INTEGER,
    model TEXT NOT NULL,
    -- JSON object: what was counted
    counts TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    series TEXT NOT NULL,
    location TEXT NOT NULL,
    -- JSON: what the last look left for the next one; null before the first that succeeded
    known TEXT,
    -- 1 until a first look has succeeded at a series that had no statement when the source was added
    silent INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    told INTEGER NOT NULL DEFAULT 0,
    checked_at TEXT,
    changed_at TEXT
) STRICT;

CREATE TABLE checks (
    run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    source TEXT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT,
    -- JSON array of the ids of the statements that came in
    statements TEXT NOT NULL,
    findings INTEGER NOT NULL,
    PRIMARY KEY (run, source)
) STRICT, WITHOUT ROWID;

-- What was told, or was known without being told: never news again.
CREATE TABLE findings (
    id TEXT PRIMARY KEY,
    statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    -- null where it was taken note of in silence
    first_told TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX findings_by_statement ON findings (statement);

CREATE TABLE rings (
    rule TEXT NOT NULL,
    -- what it rang for: a finding, a deadline, a missing statement
    key TEXT NOT NULL,
    rang_at TEXT NOT NULL,
    PRIMARY KEY (rule, key)
) STRICT, WITHOUT ROWID;

-- What there is to tell, fixed together with the labels it reports.
CREATE TABLE news (
    id INTEGER PRIMARY KEY,
    run INTEGER REFERENCES runs (id) ON DELETE SET NULL,
    kind TEXT NOT NULL,
    series TEXT NOT NULL,
    made_at TEXT NOT NULL,
    payload TEXT NOT NULL
) STRICT;

CREATE TABLE readers (
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    -- when a message was accepted for them for the last time
    last_received TEXT,
    PRIMARY KEY (channel, recipient)
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    subject TEXT NOT NULL,
    plain TEXT NOT NULL,
    html TEXT NOT NULL,
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for each message and recipient. A row without a message is still open for further news.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    -- the series it is about, or empty where one message tells everything
    topic TEXT NOT NULL,
    urgent INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'queued',
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try TEXT,
    reason TEXT,
    message TEXT REFERENCES messages (id),
    created_at TEXT NOT NULL,
    sent_at TEXT
) STRICT;

CREATE INDEX outbox_by_status ON outbox (status);

CREATE TABLE outbox_news (
    outbox INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    news INTEGER NOT NULL REFERENCES news (id) ON DELETE CASCADE,
    -- JSON array of the ids of the findings that this reader wants; null for all
    findings TEXT,
    PRIMARY KEY (outbox, news)
) STRICT, WITHOUT ROWID;
