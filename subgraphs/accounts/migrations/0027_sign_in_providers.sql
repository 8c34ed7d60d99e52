-- A7-01: people who sign in at a provider of the national or provincial identity (OpenID Connect).
create table accounts.linked_identity (
  -- OIDC_PROVIDERS: its id.
  provider text not null,
  -- Keyed hash of the provider's `sub`: good for finding the account again, for nothing else.
  subject_hash bytea not null,
  account_id uuid not null references accounts.account on delete cascade,
  linked_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (provider, subject_hash),
  unique (account_id, provider)
);
grant select, insert, update, delete on accounts.linked_identity to accounts;

-- A sign-in at a provider that has begun: ten minutes, for the browser that began it, its answer is taken once.
create table accounts.provider_sign_in (
  id uuid primary key,
  provider text not null,
  state_hash bytea not null unique,
  browser_hash bytea not null,
  -- Encrypted {nonce, verifier, returnTo}.
  secrets_cipher bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- Encrypted: who the provider says it is, until that person has registered here.
  person_cipher bytea
);
create index provider_sign_in_expires on accounts.provider_sign_in (expires_at);
grant select, insert, update, delete on accounts.provider_sign_in to accounts;
