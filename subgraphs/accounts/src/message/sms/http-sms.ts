import { request } from 'undici';
import { NeverTaken, NotTaken, type Outgoing, type Driver } from '../driver.ts';

export interface HttpSmsSettings {
  url: string;
  /** What is sent by POST, with `{to}`, `{text}` and `{id}` in it; JSON, or a form when it does not begin with a brace. */
  body: string;
  /** The whole header; empty: none. */
  authorization: string;
  /** The header in which the gateway takes a message's id and sends none twice; empty: it has none. */
  keyHeader: string;
}

const ANSWER_WITHIN_MS = 10_000;
/** Nothing was sent before one of these. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);
const BUSY = new Set([429, 503]);
const [SERVER_FAILED, TAKEN, MOVED] = [500, 200, 300];

/** A provider's SMS gateway over HTTP: one POST a message. Redirects are not followed: they would carry codes elsewhere. */
export function httpSms({ url, body, authorization, keyHeader }: HttpSmsSettings): Driver {
  const isJson = body.trimStart().startsWith('{');
  const escaped = (value: string): string => (isJson ? JSON.stringify(value).slice(1, -1) : encodeURIComponent(value));
  const bodyOf = ({ id, to, text }: Outgoing): string =>
    body.replaceAll(/\{(id|to|text)\}/g, (_, name: 'id' | 'to' | 'text') => escaped({ id, to, text }[name]));
  const headersOf = ({ id }: Outgoing): Record<string, string> => ({
    'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
    ...(authorization ? { authorization } : {}),
    ...(keyHeader ? { [keyHeader]: id } : {}),
  });
  const send = async (sms: Outgoing): Promise<void> => {
    const status = await answered(url, { headers: headersOf(sms), body: bodyOf(sms) });
    if (status >= TAKEN && status < MOVED) return;
    if (BUSY.has(status)) throw new NotTaken(`status ${status}`);
    if (status < SERVER_FAILED) throw new NeverTaken(`status ${status}`);
    throw new Error(`status ${status}`);
  };
  return Object.assign(send, { takesKey: keyHeader !== '' });
}

async function answered(url: string, { headers, body }: { headers: Record<string, string>; body: string }): Promise<number> {
  try {
    const answer = await request(url, { method: 'POST', headers, body, headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS });
    await answer.body.dump();
    return answer.statusCode;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
    throw BEFORE_SENDING.has(code) || /CERT|TLS/.test(code) ? new NotTaken(code) : new Error(code, { cause: error });
  }
}
