-- The latest front is the one of its version in front_version; it was kept twice.
insert into front_version (study_id, version, at, front)
select study_id, front_version, now(), front from study where front is not null
on conflict do nothing;
alter table study drop column front;
