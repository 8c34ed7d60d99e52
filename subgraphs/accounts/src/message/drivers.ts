import { setTimeout as pause } from 'node:timers/promises';
import { outgoingFetch } from '@pakn/service-kit';
import { isDemoPhone } from '../account/phone.ts';
import type { AccountsEnvironment } from '../environment.ts';
import { NotTaken, type Driver, type Outgoing } from './driver.ts';
import type { Mail } from './mail/mail-text.ts';
import { smtp } from './mail/smtp.ts';
import { outbox } from './outbox.ts';
import { webPushDriver, type PushMessage } from './push/web-push.ts';
import { httpSms } from './sms/http-sms.ts';
import { zns, type ZaloMessage } from './zalo/zns.ts';

/** The driver of each channel. */
export type Drivers = {
  SMS: Driver;
  EMAIL: Driver<Mail>;
  PUSH: Driver<PushMessage>;
  ZALO: Driver<ZaloMessage>;
};

/** Codes are waited for: what was surely not taken is handed over again after so long. */
const AGAIN_MS = [500, 2_000];

/** The drivers that the environment names; the outbox for those that it does not. */
export function ownDrivers(env: AccountsEnvironment): Drivers {
  const toDemo = env.DEMO === 'off' ? () => false : ({ to, demo }: Outgoing) => demo === true || isDemoPhone(to);
  const real = <M extends Outgoing>(driver: Driver<M>, name: Parameters<typeof outbox>[1]): Driver<M> => exceptDemo(driver, outbox(env.DATA_DIR, name), toDemo);
  return {
    SMS: env.SMS_URL
      ? real(patiently(httpSms({ url: env.SMS_URL, body: env.SMS_BODY, authorization: env.SMS_AUTHORIZATION, keyHeader: env.SMS_KEY_HEADER })), 'sms')
      : outbox(env.DATA_DIR, 'sms'),
    EMAIL: env.SMTP_URL ? real(smtp({ url: env.SMTP_URL, from: env.MAIL_FROM }), 'mail') : outbox(env.DATA_DIR, 'mail'),
    PUSH: env.PUSH === 'on' ? real(ownWebPush(env), 'push') : outbox(env.DATA_DIR, 'push'),
    ZALO: env.ZNS_URL ? real(zns({ url: env.ZNS_URL, token: env.ZNS_TOKEN, templates: env.ZNS_TEMPLATES }), 'zalo') : outbox(env.DATA_DIR, 'zalo'),
  };
}

const ownWebPush = ({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, PUBLIC_ORIGIN, OUTGOING_PRIVATE_HOSTS }: AccountsEnvironment): Driver<PushMessage> =>
  webPushDriver({
    publicKey: VAPID_PUBLIC_KEY,
    privateKey: VAPID_PRIVATE_KEY,
    // Push services want an address that they could write to: https, or a mail address.
    subject: PUBLIC_ORIGIN.startsWith('https:') ? PUBLIC_ORIGIN : `mailto:webmaster@${new URL(PUBLIC_ORIGIN).hostname}`,
    fetch: outgoingFetch({ privateHosts: OUTGOING_PRIVATE_HOSTS }),
  });

/** People of the demo, whose numbers may be somebody's, only ever get the outbox. */
function exceptDemo<M extends Outgoing>(driver: Driver<M>, kept: ReturnType<typeof outbox>, toDemo: (message: Outgoing) => boolean): Driver<M> {
  const send = (message: M): Promise<void> => (toDemo(message) ? kept(message) : driver(message));
  return Object.assign(send, { takesKey: driver.takesKey ?? false, forget: kept.forget });
}

function patiently(driver: Driver): Driver {
  const send: Driver = async (sms) => {
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
