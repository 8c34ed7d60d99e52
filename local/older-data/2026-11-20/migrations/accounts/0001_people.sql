-- Who: people, organisations, agencies, roles, sessions, partners. The only place that holds a name, a phone or an id number.
create schema if not exists accounts;

create table accounts.agency (
  id uuid primary key,
  code text not null unique,
  name text not null,
  kind text not null,
  parent_id uuid references accounts.agency,
  successor_id uuid references accounts.agency,
  ward_code text,
  active boolean not null default true,
  valid_from date,
  valid_to date,
  -- How sure the name is; shown to the administrator who edits it.
  evidence text,
  -- What it serves ("XD", "POWER"): a category's lead refers to it.
  serves text[] not null default '{}',
  phone text,
  email text
);
create index agency_parent on accounts.agency (parent_id);
create index agency_successor on accounts.agency (successor_id);

create table accounts.account (
  id uuid primary key,
  kind text not null check (kind in ('INDIVIDUAL', 'ORGANIZATION', 'OFFICER')),
  -- CONTACT: a caller or visitor without an account; INVITED: an officer before the activation.
  status text not null check (status in ('ACTIVE', 'CONTACT', 'INVITED')),
  full_name text not null,
  name_folded text not null,
  -- Id or registration number: AES-256-GCM, and a keyed hash to find it by.
  identifier_cipher bytea,
  identifier_hash bytea,
  phone_cipher bytea,
  phone_hash bytea,
  email text,
  contact_address text,
  contact_ward_code text,
  password_hash text,
  assurance text not null default 'NONE',
  -- kind ORGANIZATION: {name, address, phone, email, representative}
  organization jsonb,
  agency_id uuid references accounts.agency,
  roles text[] not null default '{}',
  position text,
  active boolean not null default true,
  totp_cipher bytea,
  -- The last TOTP time step that was accepted: each code is good once.
  totp_step bigint,
  activation_hash bytea,
  activation_expires_at timestamptz,
  created_at timestamptz not null,
  check ((kind = 'OFFICER') = (agency_id is not null))
);
create unique index account_identifier on accounts.account (identifier_hash) where identifier_hash is not null and status = 'ACTIVE';
-- One phone: one individual, one officer (X-21). An organisation's representative may share it.
create unique index account_phone_individual on accounts.account (phone_hash) where kind = 'INDIVIDUAL' and status = 'ACTIVE';
create unique index account_phone_officer on accounts.account (phone_hash) where kind = 'OFFICER';
create index account_phone on accounts.account (phone_hash);
create index account_identifier_any on accounts.account (identifier_hash);
create index account_agency on accounts.account (agency_id, name_folded, id) where kind = 'OFFICER';
create index account_name on accounts.account using gin (name_folded public.gin_trgm_ops);
create unique index account_activation on accounts.account (activation_hash) where activation_hash is not null;

create table accounts.consent (
  account_id uuid not null references accounts.account on delete cascade,
  purpose text not null,
  version text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (account_id, purpose)
);

create table accounts.session (
  id uuid primary key,
  account_id uuid not null references accounts.account on delete cascade,
  -- Which refresh token of the family is the newest; the tokens themselves are not stored.
  counter integer not null,
  secret bytea not null,
  started_at timestamptz not null,
  rotated_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text
);
create index session_account on accounts.session (account_id) where ended_at is null;

create table accounts.otp_ticket (
  id uuid primary key,
  purpose text not null check (purpose in ('REGISTRATION', 'SIGN_IN', 'PASSWORD_RESET')),
  method text not null check (method in ('SMS', 'TOTP')),
  -- null: a registration, or a ticket for nobody (an unknown phone is answered like a known one).
  account_id uuid references accounts.account on delete cascade,
  phone_cipher bytea not null,
  code_hash bytea,
  tries integer not null default 0,
  sends integer not null default 1,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  resend_at timestamptz not null,
  used_at timestamptz,
  -- REGISTRATION: the person who is about to be registered, encrypted.
  payload_cipher bytea
);
create index otp_ticket_created on accounts.otp_ticket (created_at);

create table accounts.used_challenge (
  nonce text primary key,
  expires_at timestamptz not null
);
create index used_challenge_expires on accounts.used_challenge (expires_at);

-- Counters of limits; keys are keyed hashes of an account, a phone or an address.
create table accounts.throttle (
  bucket text not null,
  key bytea not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (bucket, key)
);

create table accounts.lockout (
  key bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

create table accounts.partner_client (
  id uuid primary key,
  name text not null,
  agency_id uuid references accounts.agency,
  scopes text[] not null,
  secret_hash bytea not null,
  previous_secret_hash bytea,
  previous_secret_until timestamptz,
  active boolean not null default true,
  created_at timestamptz not null,
  last_used_at timestamptz
);

-- Accounts, partner clients (SUBJECT) and sessions whose older access tokens are no longer good; the gateway asks every 5 s.
create table accounts.revocation (
  kind text not null check (kind in ('SUBJECT', 'SESSION')),
  id uuid not null,
  at timestamptz not null,
  reason text not null,
  primary key (kind, id, at)
);
create index revocation_at on accounts.revocation (at);

-- Who looked up or wrote down a person, and when; never what was found.
create table accounts.access_log (
  id uuid primary key,
  actor_id uuid not null,
  action text not null,
  subject_id uuid,
  at timestamptz not null,
  request_id text not null
);
create index access_log_at on accounts.access_log (at);

grant usage on schema accounts to accounts;
grant select, insert, update, delete on all tables in schema accounts to accounts;
revoke update, delete on accounts.access_log from accounts;
