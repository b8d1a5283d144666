-- What people asked for.
create table study (
    study_id      text primary key,
    name          text not null,
    request       jsonb not null,
    revision      bigint not null default 1,
    created       timestamptz not null default now(),
    finished      timestamptz,
    front         jsonb,                     -- front.updated, the latest
    front_version bigint not null default 0
);

create table study_run (
    study_id text not null references study,
    run_id   text not null,
    place    integer not null,               -- in the order of the request
    primary key (study_id, run_id)
);
create index study_run_by_run on study_run (run_id);

-- What is known of runs, checkpoints and scores. Each fact fills its own columns, so facts may come in any order.
create table run (
    run_id    text primary key,
    started   jsonb,
    progress  jsonb,
    completed jsonb,
    failed    jsonb
);

create table loss (
    run_id text not null,
    step   integer not null,
    loss   double precision not null,
    primary key (run_id, step)
);

create table checkpoint (
    study_id      text not null,
    checkpoint_id text not null,
    published     jsonb not null,
    assessed      jsonb,                     -- checkpoint.assessed, what was announced last
    primary key (study_id, checkpoint_id)
);
create index checkpoint_by_id on checkpoint (checkpoint_id);

create table retraction (
    checkpoint_id text primary key,
    retracted     jsonb not null
);

create table evaluation (
    evaluation_id text primary key,
    checkpoint_id text not null,
    accepted      jsonb,
    responses     jsonb,
    completed     jsonb,
    failed        jsonb
);
create index evaluation_by_checkpoint on evaluation (checkpoint_id);

create table shard (
    evaluation_id text not null,
    shard         integer not null,
    samples       bigint not null,
    primary key (evaluation_id, shard)
);

create table judgement (
    judgement_id  text primary key,
    evaluation_id text not null,
    checkpoint_id text not null,
    completed     jsonb,
    failed        jsonb
);
create index judgement_by_checkpoint on judgement (checkpoint_id);
