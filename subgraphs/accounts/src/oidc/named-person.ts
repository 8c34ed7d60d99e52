import { readTypedDigits } from '@pakn/vocabulary';
import { idProblem } from '../account/personal-id.ts';
import { cleanName, isPersonName } from '../account/person-name.ts';
import { readMobile } from '../account/phone.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** Whom a provider names; what does not fit our rules is null. */
export interface NamedPerson {
  subject: string;
  personalId: string | null;
  fullName: string | null;
  /** E.164, a mobile. Not proven: the person confirms it here. */
  phone: string | null;
}

/** Reads the claims of a provider. @param now births lie in the past */
export function namedPerson(claims: Readonly<Record<string, unknown>> & { sub: string }, names: ProviderSettings['claims'], now: Date): NamedPerson {
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name].normalize('NFC') : '');
  const id = text(names.personalId);
  const fullName = cleanName(text(names.name));
  return {
    subject: claims.sub,
    personalId: idProblem(id, now) === null ? readTypedDigits(id) : null,
    fullName: isPersonName(fullName) ? fullName : null,
    phone: readMobile(text(names.phone)),
  };
}
