-- B-08: a picture with parts that were taken out. The original stays where it is; everybody is served the rendition, under a name of its own (ADR 0060).
alter table cases.attachment
  add column rendition uuid,
  add column rectangles jsonb;
comment on column cases.attachment.rendition is 'Names the file that is served instead of the original; null: nothing was taken out.';
comment on column cases.attachment.rectangles is 'What was taken out, as parts of the picture, 0 to 1: [{x, y, width, height}].';
create unique index attachment_rendition on cases.attachment (rendition) where rendition is not null;
