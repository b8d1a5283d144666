-- What is measured on which checkpoint. Known by its content, so asking twice is asking once.
create table evaluation (
    evaluation_id text primary key,
    checkpoint    jsonb not null,
    task          jsonb not null,
    shards        integer not null
);

-- One row a sample, first writer wins: what is generated is kept, whatever becomes of the worker.
create table sample (
    evaluation_id text not null references evaluation,
    item          integer not null, -- place of the item in its file
    repeat        integer not null,
    tokens        integer not null,
    row           jsonb not null,   -- BenchmarkSample or ProbeResponse
    primary key (evaluation_id, item, repeat)
);

create table shard (
    evaluation_id text not null references evaluation,
    shard         integer not null,
    seconds       double precision not null,
    primary key (evaluation_id, shard)
);
