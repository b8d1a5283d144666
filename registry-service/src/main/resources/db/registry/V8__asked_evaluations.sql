-- What a study with a budget has asked for beyond what every checkpoint begins with, round by round.
create table asked_evaluation (
    study_id      text not null references study,
    evaluation_id text not null,
    checkpoint_id text not null,
    round         integer not null,
    axis          text not null,
    samples       bigint not null,           -- that it adds to those of the round before
    primary key (study_id, evaluation_id)
);
