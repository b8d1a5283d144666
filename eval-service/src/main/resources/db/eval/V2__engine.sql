-- What wrote the answers of a shard, and in which precision: part of every result.
alter table shard add column engine text not null default 'unknown';
