import { request } from 'undici';
import { NeverTaken, NotTaken, type Driver, type Outgoing } from '../driver.ts';

export interface ZaloMessage extends Outgoing {
  /** What the template is filled in with. */
  data: Record<string, string>;
}

export interface ZnsSettings {
  url: string;
  token: string;
  /** The ids that Zalo has given to the templates. */
  templates: Readonly<Record<string, string>>;
}

const ANSWER_WITHIN_MS = 10_000;
/** Nothing was sent before one of these. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);
const BUSY = new Set([429, 503]);
const [TAKEN, MOVED, SERVER_FAILED] = [200, 300, 500];
/** Zalo's own codes of what somebody mends or what passes: an access token that has ended, the day's quota, too many at once. Its other codes are about the person. */
const MENDED = new Set([-124, -125, -216, -32, -144, -147]);

/** Zalo Notification Service: one POST a message, by phone. It knows no message again: one of unknown fate is not repeated. */
export function zns({ url, token, templates }: ZnsSettings): Driver<ZaloMessage> {
  return async ({ id, to, template, data }) => {
    const body = JSON.stringify({ phone: to.replace('+', ''), template_id: templates[template], template_data: data, tracking_id: id });
    const { status, code } = await answered(url, { headers: { 'content-type': 'application/json', access_token: token }, body });
    if (BUSY.has(status)) throw new NotTaken(`status ${status}`);
    if (status >= SERVER_FAILED) throw new Error(`status ${status}`);
    if (status < TAKEN || status >= MOVED) throw new NeverTaken(`status ${status}`);
    if (code === 0) return;
    if (code === null) throw new Error('no code');
    throw MENDED.has(code) ? new NotTaken(`zalo ${code}`) : new NeverTaken(`zalo ${code}`);
  };
}

/** Status 200 says nothing yet: the code stands in the body. */
async function answered(url: string, { headers, body }: { headers: Record<string, string>; body: string }): Promise<{ status: number; code: number | null }> {
  try {
    const answer = await request(url, { method: 'POST', headers, body, headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS });
    const said = (await answer.body.json().catch(() => null)) as { error?: unknown } | null;
    return { status: answer.statusCode, code: typeof said?.error === 'number' ? said.error : null };
  } catch (error) {
    const failure = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
    throw BEFORE_SENDING.has(failure) || /CERT|TLS/.test(failure) ? new NotTaken(failure) : new Error(failure, { cause: error });
  }
}
