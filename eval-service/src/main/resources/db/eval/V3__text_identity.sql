-- What a sample's text is: whatever can change a letter of it changes the id. What is there under that id is not written again,
-- for any evaluation; a row of before, or one that another engine or sampling wrote, has another id or none and is not used.
alter table sample add column text_id text;
alter table sample add column scorer text; -- who scored it; another one scores the same text anew
create index sample_by_text on sample (text_id);

alter table evaluation add column started timestamptz; -- when its first piece of work was begun
alter table shard add column gpu_seconds double precision; -- its part of the time that GPUs worked; null where nobody knows
