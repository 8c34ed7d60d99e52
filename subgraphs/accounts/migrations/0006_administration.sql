-- Administrative changes are recorded with who, what, when: codes, ids and times, never a name or a phone.
alter table accounts.access_log add column changes jsonb;
comment on column accounts.access_log.changes is '[{field, from, to}] of an administrative change; null for a look-up.';
comment on column accounts.access_log.subject_id is 'The account or agency that it was about.';
create index access_log_subject on accounts.access_log (subject_id, at);

-- Tokens carry the kind of the agency: when it changes, through the product or by SQL, its officers' tokens are no longer good.
create function accounts.note_agency_kind() returns trigger language plpgsql security definer set search_path = accounts, pg_temp as $$
begin
  insert into pending_change (kind, subject_id, revoke)
  select 'ACCOUNT', o.id, true from after_rows a join before_rows b on b.id = a.id join account o on o.agency_id = a.id and o.kind = 'OFFICER' where a.kind <> b.kind;
  return null;
end $$;
create trigger agency_updated after update on accounts.agency referencing old table as before_rows new table as after_rows for each statement execute function accounts.note_agency_kind();
