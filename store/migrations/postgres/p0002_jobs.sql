-- What several workers share: one row for each source that is to be looked at in a run. A worker holds
-- the row it works on by a lock of its open transaction; where it dies, the lock dies with it.
CREATE TABLE jobs (
    source text COLLATE "C" PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    run bigint NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    -- series of one group are read in each other's light, so their sources are looked at one by one
    grp text COLLATE "C" NOT NULL,
    place bigint NOT NULL,
    state text COLLATE "C" NOT NULL DEFAULT 'due'
);

CREATE INDEX jobs_due ON jobs (grp, place) WHERE state = 'due';

-- How often a look was begun that never came to an end. Written on a connection of its own, so that it stays
-- when the worker dies; without a reference, because the row it would refer to is locked.
CREATE TABLE attempts (
    source text COLLATE "C" PRIMARY KEY,
    number bigint NOT NULL
);
