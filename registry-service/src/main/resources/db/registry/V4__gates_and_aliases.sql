-- What a checkpoint of a study must be to pass; what was decided by it stays with its digest.
create table policy (
    study_id text not null references study,
    name     text not null,
    digest   text not null,                  -- SHA-256
    policy   jsonb not null,
    primary key (study_id, name)
);

-- Every decision once; identity is that of the event.
create table gate (
    number   bigint generated always as identity primary key,
    study_id text not null references study,
    identity text not null unique,
    at       timestamptz not null,
    decided  jsonb not null                  -- gate.decided
);
create index gate_by_study on gate (study_id, number);

-- Where a name points to now. It moves from one version to the next, whoever is first.
create table alias (
    study_id text not null references study,
    alias    text not null,
    version  bigint not null,
    at       timestamptz not null,
    moved    jsonb not null,                 -- alias.moved, the latest
    primary key (study_id, alias)
);
