import { setTimeout as pause } from 'node:timers/promises';
import { isDemoPhone } from '../account/phone.ts';
import type { AccountsEnvironment } from '../environment.ts';
import { httpSms } from './http-sms.ts';
import { NotTaken, outboxSms, type Sms, type SmsDriver } from './sms-driver.ts';

/** Codes are waited for: what was surely not taken is handed over again after so long. */
const AGAIN_MS = [500, 2_000];

/** The driver that the environment names: a gateway over HTTP, else the outbox. People of the demo, whose numbers may be somebody's, only ever get the latter. */
export function ownDriver(env: AccountsEnvironment): SmsDriver {
  const outbox = outboxSms(env.DATA_DIR);
  if (!env.SMS_URL) return outbox;
  const gateway = patiently(httpSms({ url: env.SMS_URL, body: env.SMS_BODY, authorization: env.SMS_AUTHORIZATION, keyHeader: env.SMS_KEY_HEADER }));
  const send = (sms: Sms): Promise<void> => (env.DEMO !== 'off' && isDemoPhone(sms.to) ? outbox(sms) : gateway(sms));
  return Object.assign(send, { takesKey: gateway.takesKey ?? false, forget: outbox.forget });
}

function patiently(driver: SmsDriver): SmsDriver {
  const send: SmsDriver = async (sms) => {
    for (const wait of AGAIN_MS) {
      try {
        return await driver(sms);
      } catch (error) {
        if (!(error instanceof NotTaken)) throw error;
      }
      await pause(wait);
    }
    return driver(sms);
  };
  return Object.assign(send, { takesKey: driver.takesKey ?? false });
}
