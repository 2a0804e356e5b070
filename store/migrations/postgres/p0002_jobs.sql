-- What several workers share: one row for each source that is to be looked at in a run. A worker holds
-- the row it works on by a lock of its open transaction; where it dies, the lock dies with it.
CREATE TABLE jobs (
    source text COLLATE "C" PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    run bigint NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    -- series of one group are read in each other's light, so their sources are looked at one by one
    grp text COLLATE "C" NOT NULL,
    place bigint NOT NULL,
    state text COLLATE "C" NOT NULL DEFAULT 'due',
    attempts bigint NOT NULL DEFAULT 0
);

CREATE INDEX jobs_due ON jobs (grp, place) WHERE state = 'due';
