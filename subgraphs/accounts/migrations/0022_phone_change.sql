-- A person proves another phone by its code; the one before is told, though the account does not have it any more.
alter table accounts.otp_ticket
  drop constraint otp_ticket_purpose_check,
  add constraint otp_ticket_purpose_check check (purpose in ('REGISTRATION', 'SIGN_IN', 'PASSWORD_RESET', 'PHONE_CHANGE'));
alter table accounts.message add column phone_cipher bytea;
comment on column accounts.message.phone_cipher is 'Where it is sent, when that is not the phone of the account at the moment of sending.';
