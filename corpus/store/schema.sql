-- The record of one collection: the truth from which everything else can be made again.
-- Offsets are characters of documents.text. Dates are ISO text; unknown is NULL, never ''.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE councils (
    council_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE committees (
    committee_id INTEGER PRIMARY KEY AUTOINCREMENT,
    council_id   INTEGER REFERENCES councils,   -- NULL where the council is unknown
    name         TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX committees_by_name ON committees (ifnull(council_id, 0), name);

CREATE TABLE meetings (
    meeting_id   INTEGER PRIMARY KEY AUTOINCREMENT,
    council_id   INTEGER REFERENCES councils,
    committee_id INTEGER REFERENCES committees,
    date         TEXT NOT NULL                  -- a document without a date has no meeting row
) STRICT;
CREATE UNIQUE INDEX meetings_by_place
    ON meetings (ifnull(council_id, 0), ifnull(committee_id, 0), date);

CREATE TABLE documents (
    document_id      INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256           TEXT NOT NULL,             -- of the bytes; names the file in originals/
    text_sha256      TEXT NOT NULL,             -- of the text with white space folded
    source           TEXT NOT NULL,             -- what a reader is shown: folder and file name
    url              TEXT,
    format           TEXT NOT NULL,
    text             TEXT NOT NULL,
    pages            INTEGER,
    meeting_id       INTEGER REFERENCES meetings,
    council_id       INTEGER REFERENCES councils,
    council_origin   TEXT,
    committee_id     INTEGER REFERENCES committees,
    committee_origin TEXT,
    date             TEXT,
    date_origin      TEXT,
    body             TEXT,
    time             TEXT,                      -- HH:MM
    time_origin      TEXT,
    venue            TEXT,
    venue_origin     TEXT,
    report_number    TEXT,
    kind             TEXT NOT NULL,
    kind_origin      TEXT,
    status           TEXT NOT NULL,             -- as the document itself states it; see standings
    status_origin    TEXT,
    version          INTEGER NOT NULL DEFAULT 1,
    replaced_by      INTEGER REFERENCES documents ON DELETE SET NULL,  -- the next version
    added_at         TEXT NOT NULL
) STRICT;
-- Not unique: two meetings may publish the same few words ("There were none.").
CREATE INDEX documents_by_bytes ON documents (sha256);
CREATE INDEX documents_by_replacement ON documents (replaced_by);
CREATE INDEX documents_by_text ON documents (text_sha256);

-- The documents in force: neither replaced by a later version nor erased.
CREATE VIEW current_documents AS SELECT * FROM documents WHERE replaced_by IS NULL;

-- Where a document was seen: one file per row, so that a copy under another name is known.
CREATE TABLE sources (
    location    TEXT PRIMARY KEY,               -- absolute path or address; never shown
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    sha256      TEXT NOT NULL,
    facts       TEXT NOT NULL,                  -- the operator's and sidecar's statements, JSON
    seen_at     TEXT NOT NULL
) STRICT;
CREATE INDEX sources_by_document ON sources (document_id);

CREATE TABLE items (
    item_id       INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    number        TEXT,
    title         TEXT NOT NULL,
    start         INTEGER NOT NULL,
    body_start    INTEGER NOT NULL,
    end           INTEGER NOT NULL,
    report_number TEXT,
    restricted    INTEGER NOT NULL CHECK (restricted IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX items_by_document ON items (document_id, position);

-- passage_id is also the id in FAISS and in the word index. AUTOINCREMENT: never used twice, so
-- that a stale index can miss a passage but never cite another one in its place.
CREATE TABLE passages (
    passage_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    item_id     INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL CHECK (end > start),
    kind        TEXT NOT NULL,
    page        INTEGER,
    paragraph   TEXT,
    speaker     TEXT,
    vector      BLOB NOT NULL                   -- fp16, little-endian, unit length
) STRICT;
CREATE INDEX passages_by_document ON passages (document_id, start);
CREATE INDEX passages_by_item ON passages (item_id);

CREATE TABLE sentences (
    passage_id    INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    start         INTEGER NOT NULL,
    end           INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    speaker       TEXT,
    speaker_basis TEXT,
    vector        BLOB NOT NULL,
    PRIMARY KEY (passage_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    decision_id   INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    item_id       INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
    outcome       TEXT NOT NULL,
    start         INTEGER NOT NULL,
    end           INTEGER NOT NULL,
    mover         TEXT,
    seconder      TEXT,
    votes_for     INTEGER,
    votes_against INTEGER,
    abstentions   INTEGER,
    on_amendment  INTEGER NOT NULL CHECK (on_amendment IN (0, 1))  -- the outcome is an amendment's
) STRICT;
CREATE INDEX decisions_by_document ON decisions (document_id, start);
CREATE INDEX decisions_by_item ON decisions (item_id);

-- Who voted which way, where the minutes name them.
CREATE TABLE named_votes (
    decision_id INTEGER NOT NULL REFERENCES decisions ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    side        TEXT NOT NULL CHECK (side IN ('for', 'against', 'abstained')),
    name        TEXT NOT NULL,
    PRIMARY KEY (decision_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE actions (
    action_id   INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    item_id     INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL,
    owner       TEXT,
    deadline    TEXT,
    done        INTEGER NOT NULL CHECK (done IN (0, 1))  -- the text itself says so
) STRICT;
CREATE INDEX actions_by_document ON actions (document_id, start);
CREATE INDEX actions_by_item ON actions (item_id);

-- What minutes say of the minutes of an earlier meeting, at start:end of their own text. `said` is
-- the day as printed, which may lack its year or its day: '2020-03-03', '03-03' or '2020-03'.
CREATE TABLE approvals (
    approval_id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    said        TEXT NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('approved', 'corrected')),
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL
) STRICT;
CREATE INDEX approvals_by_document ON approvals (document_id);

-- Which of those statements is about which document that is held: derived, made again whenever
-- a document comes or goes. The text of neither is changed.
CREATE TABLE standings (
    document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    approval_id INTEGER NOT NULL REFERENCES approvals ON DELETE CASCADE
) STRICT;
CREATE INDEX standings_by_approval ON standings (approval_id);

-- The next meeting that minutes announce.
CREATE TABLE announcements (
    document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    said        TEXT NOT NULL,                  -- as in approvals; a month only is not kept
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL
) STRICT;

-- Meetings that a council's own site lists, whether or not it has their minutes.
CREATE TABLE listed_meetings (
    key       TEXT PRIMARY KEY,                 -- the site, and the meeting's number there
    council   TEXT,
    committee TEXT,
    date      TEXT NOT NULL,
    state     TEXT NOT NULL                     -- as the sync found it: held, no minutes, …
) STRICT;

-- A council whose business another took over, as somebody stated beside the files.
CREATE TABLE predecessors (
    council     TEXT NOT NULL,
    predecessor TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (council, predecessor, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX predecessors_by_document ON predecessors (document_id);

-- A sample of the runs of words of each current document, by which prints of the same minutes
-- find one another; and which documents have been compared with all others.
CREATE TABLE shingles (
    shingle     INTEGER NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (shingle, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shingles_by_document ON shingles (document_id);
CREATE TABLE compared (
    document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE
) STRICT;

-- A document that prints again what another one, the most official, gives: a draft, a copy, a pack.
-- `likeness` is the share of the shorter text's runs of words that the other one has too.
CREATE TABLE prints (
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    original_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    likeness    REAL NOT NULL,
    PRIMARY KEY (document_id, original_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX prints_by_original ON prints (original_id);
-- A passage that is found under its original only.
CREATE TABLE reprints (
    passage_id  INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
    original_id INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE
) STRICT;
CREATE INDEX reprints_by_original ON reprints (original_id);

-- Files that could not be read, so that nothing is lost in silence. A row goes when its file
-- can be read after all.
CREATE TABLE refusals (
    location   TEXT PRIMARY KEY,
    source     TEXT NOT NULL,
    reason     TEXT NOT NULL,
    remedy     TEXT NOT NULL,
    refused_at TEXT NOT NULL
) STRICT;

-- What a published generation has to be told: every passage that came or went, in order.
CREATE TABLE changes (
    change     INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id INTEGER NOT NULL,
    added      INTEGER NOT NULL CHECK (added IN (0, 1))
) STRICT;
