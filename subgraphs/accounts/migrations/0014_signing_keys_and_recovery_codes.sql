-- Keys that sign access tokens, from `npm run rotate:keys`; the one before the first of them is in the environment. The newest signs, the one before it
-- verifies until its last token has ended.
create table accounts.signing_key (
  kid text primary key,
  -- The private JWK, encrypted.
  private_cipher bytea not null,
  public_jwk jsonb not null,
  signs_from timestamptz not null
);
grant select, insert, delete on accounts.signing_key to accounts;

-- The second factor by an authenticator app: a secret that is not confirmed yet, and codes for when the phone is lost, each good once.
alter table accounts.account
  add column totp_pending_cipher bytea,
  add column totp_pending_until timestamptz;
create table accounts.recovery_code (
  account_id uuid not null references accounts.account on delete cascade,
  code_hash bytea not null,
  primary key (account_id, code_hash)
);
grant select, insert, delete on accounts.recovery_code to accounts;
