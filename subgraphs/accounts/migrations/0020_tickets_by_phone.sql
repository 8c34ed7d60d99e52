-- B-34, X-21: a ticket for whoever has the phone. A person and the organisations that they speak for may share it: which account is meant is said with the code.
alter table accounts.otp_ticket add column by_phone boolean not null default false;
comment on column accounts.otp_ticket.by_phone is 'Asked for by phone alone: account_id is one of the accounts that have it.';
