CREATE TABLE series (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    grp TEXT NOT NULL
) STRICT;

CREATE TABLE snapshots (
    sha256 TEXT PRIMARY KEY,
    origin TEXT NOT NULL,
    received_at TEXT NOT NULL,
    size INTEGER NOT NULL,
    -- zlib; the hash is of the bytes as received
    data BLOB NOT NULL
) STRICT;

CREATE TABLE statements (
    id TEXT PRIMARY KEY,
    series TEXT NOT NULL REFERENCES series (slug) ON UPDATE CASCADE,
    meeting_date TEXT NOT NULL,
    revision INTEGER NOT NULL,
    snapshot TEXT NOT NULL REFERENCES snapshots (sha256),
    origin TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    recipe TEXT NOT NULL,
    title TEXT,
    published_date TEXT,
    meeting_name TEXT,
    number INTEGER,
    place TEXT,
    language TEXT,
    url TEXT,
    media_type TEXT NOT NULL
) STRICT;

CREATE INDEX statements_by_date ON statements (series, meeting_date);

CREATE TABLE revisions (
    statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    snapshot TEXT NOT NULL REFERENCES snapshots (sha256),
    ingested_at TEXT NOT NULL,
    PRIMARY KEY (statement, revision)
) STRICT, WITHOUT ROWID;

CREATE INDEX revisions_by_snapshot ON revisions (snapshot);

-- A text is stored once however often it is said.
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE embeddings (
    text_id INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    -- little-endian float16, unit length before rounding
    vector BLOB NOT NULL,
    PRIMARY KEY (model, text_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentences (
    id INTEGER PRIMARY KEY,
    statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    idx INTEGER NOT NULL,
    text_id INTEGER NOT NULL REFERENCES texts (id),
    block TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    kind_probability REAL NOT NULL,
    actor TEXT,
    verb TEXT,
    promised TEXT,
    strength_level REAL,
    strength_rung TEXT,
    strength_word TEXT,
    deadline_phrase TEXT,
    deadline_start TEXT,
    deadline_end TEXT,
    deadline_precision TEXT,
    thread TEXT,
    UNIQUE (statement, idx)
) STRICT;

CREATE INDEX sentences_by_text ON sentences (text_id);

CREATE INDEX sentences_by_thread ON sentences (thread);

CREATE TABLE matches (
    new INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
    old INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    score REAL NOT NULL,
    relation TEXT NOT NULL,
    decided INTEGER NOT NULL DEFAULT 0,
    -- JSON arrays: typed changes, evidence, clause marks
    changes TEXT NOT NULL,
    evidence TEXT NOT NULL,
    clauses TEXT NOT NULL,
    PRIMARY KEY (new, old)
) STRICT, WITHOUT ROWID;

CREATE INDEX matches_by_old ON matches (old);

CREATE TABLE verdicts (
    statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    sentence INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    proven INTEGER NOT NULL,
    relation TEXT,
    returns_after INTEGER,
    present INTEGER,
    of INTEGER,
    first_seen TEXT,
    last_seen TEXT,
    PRIMARY KEY (statement, sentence)
) STRICT, WITHOUT ROWID;

CREATE INDEX verdicts_by_sentence ON verdicts (sentence);

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    thread TEXT,
    old_statement TEXT,
    old_text TEXT,
    new_statement TEXT,
    new_text TEXT,
    evidence TEXT
) STRICT;

CREATE VIRTUAL TABLE texts_fts USING fts5 (
    text, content = 'texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER texts_inserted AFTER INSERT ON texts BEGIN
    INSERT INTO texts_fts (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER texts_deleted AFTER DELETE ON texts BEGIN
    INSERT INTO texts_fts (texts_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
