-- What was answered to a request that had an Idempotency-Key: who sends it again is told the same, and nothing is done twice.
-- A row is written in the transaction that does what was asked for, so there is never one without the other.
create table answered_request (
    key      text primary key,
    request  text not null,                  -- SHA-256 of method, address and body
    answer   text not null,                  -- JSON
    answered timestamptz not null default clock_timestamp()
);
create index answered_request_by_time on answered_request (answered);
