-- What the optimizer steps of each attempt took on GPUs, kept while they are made: those of an attempt that is killed count too.
create table attempt (
    run_id      text not null references run,
    attempt     integer not null,
    gpu_seconds double precision not null,
    primary key (run_id, attempt)
);

-- Of runs from before this table nobody knows what their first attempts took.
alter table run add column timed boolean not null default false;
alter table run alter column timed set default true;
