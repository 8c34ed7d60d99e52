-- Catalogues and settings are changed by administrators while the system runs, and every replica obeys at once.

-- One row. Its revision rises in the transaction of every change of what a ReferenceBook holds, whoever makes it: a process whose memory is older reads it again
-- before it decides anything. A row, not a sequence: a sequence would rise before the change can be read.
create table cases.catalogue_state (
  one boolean primary key default true check (one),
  revision int not null default 0,
  announced jsonb
);
comment on column cases.catalogue_state.revision is 'Who changes a catalogue by the product locks the row first: changes come one after the other.';
comment on column cases.catalogue_state.announced is 'The settings that the other subgraphs keep, as the last SettingsSaved said them; null before the first.';
insert into cases.catalogue_state default values;
grant select, update on cases.catalogue_state to cases;

create function cases.raise_catalogue_revision() returns trigger language plpgsql security definer set search_path = cases, pg_temp as $$
begin
  update catalogue_state set revision = revision + 1;
  return null;
end $$;
create trigger agency_raises_revision after insert or update or delete on cases.agency for each row execute function cases.raise_catalogue_revision();
create trigger category_raises_revision after insert or update or delete on cases.category for each row execute function cases.raise_catalogue_revision();
create trigger ward_raises_revision after insert or update or delete on cases.ward for each row execute function cases.raise_catalogue_revision();
create trigger reason_raises_revision after insert or update or delete on cases.reason for each row execute function cases.raise_catalogue_revision();
create trigger calendar_day_raises_revision after insert or update or delete on cases.calendar_day for each row execute function cases.raise_catalogue_revision();
create trigger working_period_raises_revision after insert or update or delete on cases.working_period for each row execute function cases.raise_catalogue_revision();
create trigger service_level_raises_revision after insert or update or delete on cases.service_level for each row execute function cases.raise_catalogue_revision();
create trigger portal_setting_raises_revision after insert or update or delete on cases.portal_setting for each row execute function cases.raise_catalogue_revision();

-- Closed sets as in 0006: what is written from now on fits, a row from before that does not is named and stays.
alter table cases.calendar_day
  add constraint calendar_day_status_codes check (status in ('confirmed', 'provisional', 'unconfirmed')) not valid,
  add constraint calendar_day_kind_codes check (kind in ('statutory', 'compensation', 'swap', 'makeup')) not valid;

do $$
declare
  broken record;
begin
  for broken in select conname from pg_constraint where conrelid = 'cases.calendar_day'::regclass and contype = 'c' and not convalidated loop
    begin
      execute format('alter table cases.calendar_day validate constraint %I', broken.conname);
    exception when check_violation then
      raise warning 'cases.calendar_day has rows that break %: their lists cannot be shown until the rows are mended', broken.conname;
    end;
  end loop;
end $$;
