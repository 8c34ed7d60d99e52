import { describe, expect, it } from 'vitest';
import { readMail } from './received-mail.ts';
import { whyIgnored } from './why-ignored.ts';

const TRUST = { server: 'mx.khanhhoa.gov.vn', own: ['phananh@khanhhoa.gov.vn'] };
const why = async (headers: string, from = 'An <an@gmail.com>'): Promise<string | null> =>
  whyIgnored(
    await readMail(Buffer.from(`${headers}${headers && '\r\n'}From: ${from}\r\nSubject: Hố sâu\r\nMessage-ID: <1@x>\r\n\r\nHố sâu giữa đường.\r\n`)),
    TRUST,
  );

describe('B-32 what is nobody’s report', () => {
  it('a mail that a person has written is one', async () => {
    expect(await why('')).toBeNull();
    expect(await why('Auto-Submitted: no\r\nPrecedence: first-class\r\nReturn-Path: <an@gmail.com>')).toBeNull();
    expect(await why('Authentication-Results: mx.khanhhoa.gov.vn; dmarc=pass header.from=gmail.com')).toBeNull();
  });

  it.each([
    ['Return-Path: <>', 'BOUNCE'],
    ['Content-Type: multipart/report; report-type=delivery-status; boundary=x', 'BOUNCE'],
    ['X-Failed-Recipients: an@gmail.com', 'BOUNCE'],
    ['Auto-Submitted: auto-replied (vacation)', 'AUTOMATIC'],
    ['Auto-Submitted: auto-generated', 'AUTOMATIC'],
    ['X-Autoreply: yes', 'AUTOMATIC'],
    ['Precedence: auto_reply', 'AUTOMATIC'],
    ['Precedence: bulk', 'BULK'],
    ['Precedence: list', 'BULK'],
    ['List-Id: <cu-dan.example.vn>', 'BULK'],
    ['List-Unsubscribe: <https://shop.example.vn/u>', 'BULK'],
    ['X-Loop: phananh@khanhhoa.gov.vn', 'LOOP'],
    ['Authentication-Results: mx.khanhhoa.gov.vn; dmarc=fail header.from=gmail.com', 'FORGED'],
    ['Authentication-Results: mx.khanhhoa.gov.vn;\r\n spf=fail smtp.mailfrom=gmail.com', 'FORGED'],
  ])('%s: %s', async (headers, expected) => expect(await why(headers)).toBe(expected));

  it.each([
    ['Phản ánh <PhanAnh@khanhhoa.gov.vn>', 'OWN_ADDRESS'],
    ['MAILER-DAEMON@gmail.com', 'BOUNCE'],
    ['noreply@shop.example.vn', 'AUTOMATIC'],
    ['An <an@gmail.com>, Binh <binh@gmail.com>', 'NO_SENDER'],
    ['An', 'NO_SENDER'],
    ['An <an@gmail.com>\r\nFrom: Binh <binh@gmail.com>', 'NO_SENDER'],
  ])('from %s: %s', async (from, expected) => expect(await why('', from)).toBe(expected));
});
