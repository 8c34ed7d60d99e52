-- A message leaves by SMS, e-mail, push or Zalo; rows from before are SMS.
alter table accounts.message
  add column channel text not null default 'SMS' constraint message_channel_codes check (channel in ('PUSH', 'SMS', 'EMAIL', 'ZALO')),
  -- What it is about, as people choose (packages/vocabulary, NOTIFICATION_KIND); null: rows from before.
  add column kind text;

-- What a person has decided; whatever is not here is as the vocabulary says, also for kinds and channels that come later.
create table accounts.notification_choice (
  account_id uuid not null references accounts.account on delete cascade,
  kind text not null,
  channel text not null constraint notification_choice_channel_codes check (channel in ('PUSH', 'SMS', 'EMAIL', 'ZALO')),
  wanted boolean not null,
  primary key (account_id, kind, channel)
);
create table accounts.notification_setting (
  account_id uuid primary key references accounts.account on delete cascade,
  -- Null: the tenant's quiet hours.
  quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to text check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  sound boolean not null default false,
  check ((quiet_from is null) = (quiet_to is null))
);
grant select, insert, update, delete on accounts.notification_choice, accounts.notification_setting to accounts;

-- The language in which a person was last here: mail and push are written in it.
alter table accounts.session add column language text check (language in ('vi', 'en'));
