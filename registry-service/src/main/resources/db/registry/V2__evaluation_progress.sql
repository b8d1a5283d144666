-- When a shard was done, and all that was said of it; absent for shards of before.
alter table shard
    add column completed    jsonb,           -- shard.completed
    add column completed_at timestamptz;

-- How far shards are that are not done: the report of the latest lease that had most finished. Lossy.
create table shard_progress (
    evaluation_id  text not null,
    shard          integer not null,
    checkpoint_id  text not null,
    lease_epoch    bigint not null,
    finished       bigint not null,
    latest         jsonb not null,           -- evaluation.progressed
    latest_at      timestamptz not null,
    first_finished bigint not null,          -- as the first report of this lease said
    first_at       timestamptz not null,
    primary key (evaluation_id, shard)
);
create index shard_progress_by_checkpoint on shard_progress (checkpoint_id);
