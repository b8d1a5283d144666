-- What was asked for. A run is known by its content, so several studies can ask for the same one.
create table run (
    run_id  text primary key,
    request jsonb not null -- run.requested, as it first came
);

-- Who asked for it, and what they want measured on its checkpoints.
create table run_study (
    run_id   text not null references run,
    study_id text not null,
    request  jsonb not null, -- run.requested, as it came from this study
    cause    jsonb not null, -- headers of that event
    primary key (run_id, study_id)
);

-- What a run has published, in the words of checkpoint.published for the first study that asked.
create table checkpoint (
    run_id    text not null references run,
    epoch     integer not null,
    published jsonb not null,
    primary key (run_id, epoch)
);
