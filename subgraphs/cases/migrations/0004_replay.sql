-- A case is what its events made of it: where its replay begins, and what later figures need.
alter table cases."case"
  add column replay_from int,
  add column returns int not null default 0,
  add column paused_minutes int not null default 0,
  add column unclaimed_past_limit boolean not null default false;
comment on column cases."case".replay_from is 'The number of the event that the case''s replay begins with: CaseSubmitted, or CaseAdopted for a case from before events carried their changes; null until it is adopted.';
create index case_to_adopt on cases."case" (id) where replay_from is null;
