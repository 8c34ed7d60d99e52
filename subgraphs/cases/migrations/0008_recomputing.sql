-- The calendar and the working hours may be changed after the fact: then every open deadline is derived again. What was granted stands in working minutes.
alter table cases."case" add column remind_minutes double precision, add column answer_minutes double precision;
alter table cases.assignment add column limit_minutes double precision;
alter table cases.appointment add column limit_minutes double precision, add column warning_minutes double precision;
comment on column cases."case".remind_minutes is 'Working minutes from remind_at to due_at; null from before they were stored.';
comment on column cases."case".answer_minutes is 'Working minutes from the sending to answer_due_at, by the duty desk''s calendar; null from before.';
comment on column cases.assignment.limit_minutes is 'Working minutes of a co-handler from its assignment on; null: as the lead, or from before.';
comment on column cases.appointment.limit_minutes is 'Working minutes that were asked for; null from before.';
comment on column cases.appointment.warning_minutes is 'Working minutes of the reminder before its end; null from before.';

-- Whoever changes the calendar asks in the same transaction that the open deadlines are derived again; a worker does it afterwards, one case a transaction.
create table cases.recomputation (
  id bigint primary key generated always as identity,
  -- Of the request that changed the calendar, and of the events that follow from it.
  command_id text not null,
  asked_by uuid,
  asked_at timestamptz not null default clock_timestamp(),
  -- The pass over the open cases: when it began, the last case that it looked at, what it did.
  begun_at timestamptz,
  cursor uuid,
  checked int not null default 0,
  changed int not null default 0,
  failed int not null default 0,
  -- A later request whose pass does this one's work too.
  covered_by bigint references cases.recomputation,
  finished_at timestamptz
);
create index recomputation_open on cases.recomputation (id) where finished_at is null;
grant select, insert, update on cases.recomputation to cases;

-- The pass goes over the open cases in the order of their ids, however many are closed.
create index case_open_by_id on cases."case" (id) where step <> 'DONE';
