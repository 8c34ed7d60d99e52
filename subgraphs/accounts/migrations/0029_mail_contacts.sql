-- B-32: who wrote to the province's mailbox. An address is one contact, whatever name stands beside it; registered people are never meant, because nobody has proven an address.
create table accounts.mail_contact (
  -- A keyed hash of the address in lower case; the address itself is the account's.
  email_hash bytea primary key,
  account_id uuid not null unique references accounts.account on delete cascade,
  created_at timestamptz not null
);
grant select, insert, delete on accounts.mail_contact to accounts;
