-- Copy of accounts' people, kept by OfficerSaved and ContactSaved: ids, codes and times, nothing else of a person.
create table cases.officer (
  id uuid primary key,
  agency_id uuid not null,
  roles text[] not null,
  active boolean not null,
  deputy_id uuid,
  leave_from timestamptz,
  leave_to timestamptz,
  leave_deputy_id uuid,
  -- Of the event: an older one changes nothing.
  revision int not null
);
create index officer_agency on cases.officer (agency_id) where active;

create table cases.contact (
  id uuid primary key,
  active boolean not null,
  revision int not null
);
comment on table cases.contact is 'Who can be a reporter. As many rows as people: looked up one by one, never held in memory.';

grant select, insert, update, delete on cases.officer, cases.contact to cases;
