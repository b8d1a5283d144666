-- When a row last changed, so that who has folded a study once reads what is new alone. Numbers are drawn under the lock
-- of the fold, so they grow in the order in which transactions are committed.
create sequence fold_change;
alter table checkpoint add column changed bigint not null default 0;
alter table retraction add column changed bigint not null default 0;
alter table evaluation add column changed bigint not null default 0;
alter table judgement  add column changed bigint not null default 0;
create index checkpoint_by_change on checkpoint (study_id, changed);
create index retraction_by_change on retraction (changed);
create index evaluation_by_change on evaluation (changed);
create index judgement_by_change on judgement (changed);

-- Every front that was announced: where a study stood at any moment.
create table front_version (
    study_id text not null references study,
    version  bigint not null,
    at       timestamptz not null,           -- never before that of the version before
    front    jsonb not null,                 -- front.updated
    primary key (study_id, version)
);
create index front_version_by_time on front_version (study_id, at);
