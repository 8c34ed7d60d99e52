-- B-32: who wrote to the province's mailbox. An address is one contact, whatever name stands beside it; registered people are never meant, because nobody has proven an address.
create table accounts.mail_contact (
  -- A keyed hash of the address in lower case; the address itself is the account's.
  email_hash bytea primary key,
  account_id uuid not null unique references accounts.account on delete cascade,
  created_at timestamptz not null
);
-- The mail that began a report: what is sent about it answers that mail.
create table accounts.mail_thread (
  code text primary key,
  account_id uuid not null references accounts.account on delete cascade,
  -- Message-ID, angle brackets included.
  message_id text not null
);
create index mail_thread_account on accounts.mail_thread (account_id);
grant select, insert, delete on accounts.mail_contact, accounts.mail_thread to accounts;
