-- Why a file was refused, so that whoever asks again is told the same.
alter table cases.attachment
  add column refusal text,
  add column waits_for_scanner boolean not null default false,
  add constraint attachment_refusal_codes check (refusal in ('EMPTY', 'KIND', 'DAMAGED', 'TOO_MANY_PIXELS', 'TOO_LONG', 'INFECTED'));
comment on column cases.attachment.refusal is 'Set when status is REFUSED.';
comment on column cases.attachment.waits_for_scanner is 'The scanner did not answer when the upload was complete: it is asked again.';
create index attachment_waits_for_scanner on cases.attachment (created_at) where waits_for_scanner and status = 'SCANNING';

-- X-27: what phones and offices write is taken from everybody. A list that the tenant has changed stays as it is.
update cases.portal_setting set value = value || jsonb_build_object('reportMediaTypes', '["image/jpeg", "image/png", "image/webp", "image/heic", "video/mp4", "video/quicktime", "video/3gpp", "audio/mpeg", "audio/mp4", "application/pdf", "text/plain", "application/msword", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.ms-excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-powerpoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation"]'::jsonb)
  where key = 'limits' and value -> 'reportMediaTypes' =
    '["image/jpeg", "image/png", "image/webp", "video/mp4", "audio/mpeg", "application/pdf", "text/plain"]'::jsonb;
update cases.portal_setting set value = value || jsonb_build_object('answerMediaTypes', '["image/jpeg", "image/png", "image/webp", "image/heic", "video/mp4", "video/quicktime", "video/3gpp", "audio/mpeg", "audio/mp4", "application/pdf", "text/plain", "application/msword", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.ms-excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-powerpoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation"]'::jsonb)
  where key = 'limits' and value -> 'answerMediaTypes' =
    '["audio/mpeg", "image/jpeg", "image/png", "image/webp", "text/plain", "application/pdf", "video/mp4"]'::jsonb;
