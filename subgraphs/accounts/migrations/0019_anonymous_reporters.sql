-- X-15, B-07: reporting without an account. An account without a person holds the report together; code and secret open it again.
alter table accounts.account
  -- Keyed hash of the secret, which is shown once.
  add column case_secret_hash bytea,
  -- The sum was solved when the session began: the report needs none.
  add column sum_solved boolean not null default false,
  drop constraint account_kind_check,
  add constraint account_kind_check check (kind in ('INDIVIDUAL', 'ORGANIZATION', 'OFFICER', 'ANONYMOUS_REPORTER')),
  add constraint account_anonymous check ((kind = 'ANONYMOUS_REPORTER') = (case_secret_hash is not null)),
  -- Without a person: whatever program writes, there is nothing by which somebody could be found.
  add constraint account_without_person check (kind <> 'ANONYMOUS_REPORTER' or (status = 'ACTIVE' and full_name = '' and name_folded = '' and roles = '{}' and num_nonnulls(
    identifier_cipher, identifier_hash, phone_cipher, phone_hash, email, contact_address, contact_ward_code, password_hash, organization, position, totp_cipher,
    totp_pending_cipher, activation_hash) = 0));
create unique index account_case_secret on accounts.account (case_secret_hash) where case_secret_hash is not null;
create index account_anonymous on accounts.account (created_at) where kind = 'ANONYMOUS_REPORTER';
create index reported_case_code on accounts.reported_case (code);
