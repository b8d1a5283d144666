-- The facts that any team may read, in one order, for webhooks; the topics hold the same. Events carry no text of a probe.
create table public_event (
    place    bigint primary key,          -- 1, 2, 3 and so on, in the order of their commits
    id       text not null unique,        -- ce_id
    type     text not null,               -- ce_type
    study_id text,                        -- ce_correlationid, absent for events from outside
    headers  jsonb not null,
    value    text not null                -- the JSON as it came
);

create table webhook (
    id             bigint generated always as identity primary key,
    url            text not null,
    secret         text not null,         -- sealed where there is a key
    studies        text[] not null,       -- empty for all
    types          text[] not null,       -- empty for all
    place          bigint not null,       -- of the last event that was delivered or is of no concern
    state          text not null default 'ACTIVE' check (state in ('ACTIVE', 'DISABLED')),
    failures       integer not null default 0,      -- in a row
    failing_since  timestamptz,
    last_failure   text,
    retry_at       timestamptz not null default clock_timestamp(),
    last_delivered timestamptz,
    created        timestamptz not null default clock_timestamp(),
    owner          text,                  -- who delivers now
    lease_until    timestamptz,
    epoch          bigint not null default 0        -- the fence against a deliverer that woke up, and against replays
);
