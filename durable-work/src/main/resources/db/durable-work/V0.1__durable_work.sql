-- Tables are named without a schema: each service sets its own search_path on the connection.

-- What was received before.
create table inbox (
    id       text primary key, -- ce_id
    type     text not null,    -- ce_type
    source   text not null,    -- ce_source
    received timestamptz not null default now()
);

-- Events that leave when their transaction commits. Sent rows stay: the topics can be rebuilt from them.
create table outbox (
    id      bigint generated always as identity primary key,
    topic   text not null,
    key     text not null,
    headers jsonb not null,
    value   text not null,     -- the JSON as it goes onto the wire
    created timestamptz not null default clock_timestamp(),
    sent_at timestamptz
);
create index outbox_unsent on outbox (id) where sent_at is null;

-- The queue of leased work. Only this database's clock counts.
create table work (
    id           text primary key,
    kind         text not null,
    priority     integer not null,
    affinity     text not null,                     -- what a worker should have at hand, '' for nothing
    payload      jsonb not null,
    cause        jsonb not null,                    -- headers of the event that asked for this
    max_attempts integer not null check (max_attempts >= 1),
    state        text not null default 'READY' check (state in ('READY', 'LEASED', 'DONE', 'FAILED', 'CANCELLED')),
    epoch        bigint not null default 0,         -- how often it was leased: the fence against woken workers
    attempt      integer not null default 0,        -- leases that count as a try
    owner        text,
    lease_until  timestamptz,
    not_before   timestamptz not null default now(),
    last_failure text,
    created      timestamptz not null default clock_timestamp(),
    check ((state = 'LEASED') = (owner is not null)),
    check ((state = 'LEASED') = (lease_until is not null))
);
-- Extending a lease touches no indexed column, so it stays a cheap update in place.
create index work_open on work (kind, priority desc, created, id) where state in ('READY', 'LEASED');
