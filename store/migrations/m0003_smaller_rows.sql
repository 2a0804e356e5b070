-- What was said twice in the file is said once: the text in an index of its own, the name of the model
-- beside every vector, and what was read from a sentence in its very words.
--
-- Foreign keys are off while this runs (see store/engine/sqlite_file.py): dropping a table would empty those
-- that refer to it.

CREATE TABLE new_texts (
    id INTEGER PRIMARY KEY,
    -- store/texts.py: texts are found by it and then compared; it need not be unique
    key INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;

INSERT INTO new_texts (id, key, text) SELECT id, text_key(text), text FROM texts ORDER BY id;

DROP TABLE texts;

ALTER TABLE new_texts RENAME TO texts;

CREATE INDEX texts_by_key ON texts (key);

CREATE TRIGGER texts_inserted AFTER INSERT ON texts BEGIN
    INSERT INTO texts_fts (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER texts_deleted AFTER DELETE ON texts BEGIN
    INSERT INTO texts_fts (texts_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TABLE models (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO models (name) SELECT DISTINCT model FROM embeddings ORDER BY model;

CREATE TABLE new_embeddings (
    text_id INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    model INTEGER NOT NULL REFERENCES models (id),
    -- little-endian float16, unit length before rounding
    vector BLOB NOT NULL,
    PRIMARY KEY (model, text_id)
) STRICT, WITHOUT ROWID;

INSERT INTO new_embeddings (text_id, model, vector)
    SELECT text_id, models.id, vector FROM embeddings JOIN models ON models.name = embeddings.model
    ORDER BY models.id, text_id;

DROP TABLE embeddings;

ALTER TABLE new_embeddings RENAME TO embeddings;

-- Where the sentence says it in these words: start * 65536 + length, in characters of the text. The
-- columns without _at are for what the sentence does not say in these words.
ALTER TABLE sentences ADD COLUMN actor_at INTEGER;

ALTER TABLE sentences ADD COLUMN verb_at INTEGER;

ALTER TABLE sentences ADD COLUMN promised_at INTEGER;

UPDATE sentences SET
    actor_at = words_at(text, actor), verb_at = words_at(text, verb), promised_at = words_at(text, promised)
    FROM texts WHERE texts.id = text_id;

UPDATE sentences SET
    actor = iif(actor_at IS NULL, actor, NULL),
    verb = iif(verb_at IS NULL, verb, NULL),
    promised = iif(promised_at IS NULL, promised, NULL);
