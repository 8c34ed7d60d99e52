-- Whoever changes the calendar, by the product or by SQL, has the open deadlines follow; and a repeated change of a catalogue is answered as the first time.

alter table cases.command add column answer jsonb;
comment on column cases.command.answer is 'Of a change of a catalogue: what the first call answered. Null of commands about a case, and from before.';
grant update (answer) on cases.command to cases;

-- Asks that the open deadlines are derived again (0008), once a transaction. Who asks is said by the settings cases.command_id and cases.actor_id of the
-- transaction; without them it was SQL by hand. The limits (service_level) ask for nothing: what has begun keeps what it was granted.
create function cases.request_recomputation() returns trigger language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  if not exists (select from recomputation where finished_at is null and xmin = pg_current_xact_id()::xid) then
    insert into recomputation (command_id, asked_by)
      values (coalesce(nullif(current_setting('cases.command_id', true), ''), 'sql'), nullif(current_setting('cases.actor_id', true), '')::uuid);
    notify recomputing;
  end if;
  return null;
end $$;

-- A day counts by what it is and whose it is; an unconfirmed one does not count, and names and decisions move nothing.
create trigger calendar_day_added after insert on cases.calendar_day for each row
  when (new.status <> 'unconfirmed') execute function cases.request_recomputation();
create trigger calendar_day_removed after delete on cases.calendar_day for each row
  when (old.status <> 'unconfirmed') execute function cases.request_recomputation();
create trigger calendar_day_changed after update on cases.calendar_day for each row
  when ((old.status <> 'unconfirmed' or new.status <> 'unconfirmed')
    and (old.date, old.agency_id, old.working, old.status <> 'unconfirmed') is distinct from (new.date, new.agency_id, new.working, new.status <> 'unconfirmed'))
  execute function cases.request_recomputation();
create trigger working_period_added_or_removed after insert or delete on cases.working_period for each row execute function cases.request_recomputation();
create trigger working_period_changed after update on cases.working_period for each row
  when (old.* is distinct from new.*) execute function cases.request_recomputation();
-- The seed takes its own request back as long as nothing was filed.
grant delete on cases.recomputation to cases;

-- An agency with hours of its own may return to the province's: a row without a period says that it follows them from this day on (ADR 0021).
alter table cases.working_period alter column weekday drop not null, alter column "from" drop not null, alter column "to" drop not null,
  add constraint working_period_whole check (num_nulls(weekday, "from", "to") = 0 or (num_nulls(weekday, "from", "to") = 3 and agency_id is not null));

-- A category may become sensitive when cases of it are public already: their public points become approximate (ADR 0022). This says that it is still to be done.
alter table cases.category add column exact_points boolean not null default false;
comment on column cases.category.exact_points is 'Cases of it may have exact public points from when it was not sensitive.';
create function cases.note_exact_points() returns trigger language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  new.exact_points := true;
  notify exact_points;
  return new;
end $$;
create trigger category_became_sensitive before update of sensitive on cases.category for each row
  when (new.sensitive and not old.sensitive) execute function cases.note_exact_points();
-- Those that became sensitive before this release: looked at once.
update cases.category set exact_points = true where sensitive;
