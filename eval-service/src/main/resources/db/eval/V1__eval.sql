-- What is measured on which checkpoint. Known by its content, so asking twice is asking once.
create table evaluation (
    evaluation_id text primary key,
    checkpoint    jsonb not null,
    task          jsonb not null,
    shard_size    integer not null -- most samples in a piece of its work; kept, for a service may be given another size
);

-- One row a sample, first writer wins: what is generated is kept, whatever becomes of the worker.
create table sample (
    evaluation_id text not null references evaluation,
    item          integer not null, -- place of the item in its file
    repeat        integer not null,
    tokens        integer not null,
    row           text not null,    -- JSON of a BenchmarkSample or ProbeResponse; jsonb refuses some texts that models write
    primary key (evaluation_id, item, repeat)
);

create table shard (
    evaluation_id text not null references evaluation,
    shard         integer not null,
    seconds       double precision not null,
    primary key (evaluation_id, shard)
);
