-- Whoever changes a person, an officer's rights or a session, through the product or by SQL, leaves a row in `pending_change`, in the same transaction.
-- The product takes its own rows before it commits; what came otherwise is taken within seconds: tokens are revoked and the other subgraphs are told.
alter table accounts.account
  add column activated_at timestamptz,
  -- Who stands in, when nobody is named for a leave.
  add column deputy_id uuid references accounts.account on delete set null,
  add column leave_from timestamptz,
  add column leave_to timestamptz,
  add column leave_deputy_id uuid references accounts.account on delete set null,
  add constraint account_leave check (leave_to > leave_from and (leave_from is null) = (leave_to is null)),
  add constraint account_own_deputy check (deputy_id <> id and leave_deputy_id <> id);
update accounts.account set activated_at = created_at where kind = 'OFFICER' and status = 'ACTIVE';
create index account_deputy on accounts.account (deputy_id) where deputy_id is not null;
create index account_leave_deputy on accounts.account (leave_deputy_id) where leave_deputy_id is not null;
create index session_seen on accounts.session (account_id, rotated_at desc);

create table accounts.pending_change (
  id bigint primary key generated always as identity,
  kind text not null check (kind in ('ACCOUNT', 'SESSION', 'CLIENT')),
  subject_id uuid not null,
  -- Tokens that were issued before are no longer good.
  revoke boolean not null,
  -- The transaction that made the change.
  x xid8 not null default pg_current_xact_id()
);
create index pending_change_x on accounts.pending_change (x);

-- What the other subgraphs were last told of a person. `revision` rises with each event, so that readers keep the newest whatever the order of arrival.
create table accounts.announced_person (
  account_id uuid primary key,
  revision integer not null,
  data jsonb
);

create function accounts.note_account_change() returns trigger language plpgsql security definer set search_path = accounts, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into pending_change (kind, subject_id, revoke) select 'ACCOUNT', id, false from after_rows;
  elsif tg_op = 'DELETE' then
    insert into pending_change (kind, subject_id, revoke) select 'ACCOUNT', id, true from before_rows;
  else
    insert into pending_change (kind, subject_id, revoke)
    select 'ACCOUNT', a.id, b.status = 'ACTIVE' and (a.kind, a.status, a.active, a.roles, a.agency_id) is distinct from (b.kind, b.status, b.active, b.roles, b.agency_id)
    from after_rows a join before_rows b on b.id = a.id
    where (a.kind, a.status, a.active, a.roles, a.agency_id, a.deputy_id, a.leave_from, a.leave_to, a.leave_deputy_id)
      is distinct from (b.kind, b.status, b.active, b.roles, b.agency_id, b.deputy_id, b.leave_from, b.leave_to, b.leave_deputy_id);
  end if;
  return null;
end $$;
create trigger account_inserted after insert on accounts.account referencing new table as after_rows for each statement execute function accounts.note_account_change();
create trigger account_updated after update on accounts.account referencing old table as before_rows new table as after_rows for each statement execute function accounts.note_account_change();
create trigger account_deleted after delete on accounts.account referencing old table as before_rows for each statement execute function accounts.note_account_change();

create function accounts.note_session_end() returns trigger language plpgsql security definer set search_path = accounts, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    insert into pending_change (kind, subject_id, revoke) select 'SESSION', id, true from before_rows where ended_at is null and expires_at > now();
  elsif tg_op = 'TRUNCATE' then
    insert into pending_change (kind, subject_id, revoke) select 'SESSION', id, true from session where ended_at is null and expires_at > now();
  else
    insert into pending_change (kind, subject_id, revoke)
    select 'SESSION', a.id, true from after_rows a join before_rows b on b.id = a.id where b.ended_at is null and (a.ended_at is not null or a.account_id <> b.account_id);
  end if;
  return null;
end $$;
create trigger session_updated after update on accounts.session referencing old table as before_rows new table as after_rows for each statement execute function accounts.note_session_end();
create trigger session_deleted after delete on accounts.session referencing old table as before_rows for each statement execute function accounts.note_session_end();
create trigger session_truncated before truncate on accounts.session for each statement execute function accounts.note_session_end();

create function accounts.note_client_change() returns trigger language plpgsql security definer set search_path = accounts, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    insert into pending_change (kind, subject_id, revoke) select 'CLIENT', id, true from before_rows;
  else
    insert into pending_change (kind, subject_id, revoke)
    select 'CLIENT', a.id, true from after_rows a join before_rows b on b.id = a.id
    where (a.active, a.scopes, a.agency_id) is distinct from (b.active, b.scopes, b.agency_id);
  end if;
  return null;
end $$;
create trigger client_updated after update on accounts.partner_client referencing old table as before_rows new table as after_rows for each statement execute function accounts.note_client_change();
create trigger client_deleted after delete on accounts.partner_client referencing old table as before_rows for each statement execute function accounts.note_client_change();

-- Those who were there before nobody was told of.
insert into accounts.pending_change (kind, subject_id, revoke) select 'ACCOUNT', id, false from accounts.account;

grant select, insert, update, delete on accounts.pending_change, accounts.announced_person to accounts;
