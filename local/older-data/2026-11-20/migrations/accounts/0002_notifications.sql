-- What people are told: in the app (notification) and by SMS (message). Rows are written by one event consumer at a time, so `seq` is the order of commit.
create table accounts.notification (
  id uuid primary key,
  seq bigint generated always as identity unique,
  account_id uuid not null references accounts.account on delete cascade,
  kind text not null,
  case_id uuid,
  title text not null,
  body text not null,
  created_at timestamptz not null,
  read_at timestamptz
);
create index notification_account on accounts.notification (account_id, seq desc);
create index notification_unread on accounts.notification (account_id, seq desc) where read_at is null;

create table accounts.message (
  id uuid primary key,
  account_id uuid not null references accounts.account on delete cascade,
  template text not null,
  -- Once per template and event, or per template and case: nothing is said twice.
  once text not null unique,
  -- Codes and times of a case; the phone is read at the moment of sending.
  params jsonb not null,
  created_at timestamptz not null,
  not_before timestamptz not null,
  -- Marked before it is handed to the driver: one that was marked and not sent is shown, not repeated.
  marked_at timestamptz,
  sent_at timestamptz
);
create index message_unsent on accounts.message (not_before) where sent_at is null;

-- Which account reported which case: to count earlier cases of a caller.
create table accounts.reported_case (
  case_id uuid primary key,
  account_id uuid not null,
  code text not null,
  submitted_at timestamptz not null
);
create index reported_case_account on accounts.reported_case (account_id);

-- Names of categories for texts to officers, from CategorySaved.
create table accounts.category_name (
  code text primary key,
  name text not null
);

grant select, insert, update on accounts.category_name to accounts;
grant select, insert, update, delete on accounts.notification, accounts.message, accounts.reported_case to accounts;
