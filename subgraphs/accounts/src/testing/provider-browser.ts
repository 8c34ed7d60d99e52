import type { Answer, Caller } from './caller.ts';
import type { Province } from './province.ts';
import { otpIn } from './sign-in.ts';

const ENTERED = `__typename ... on Session { accessToken returnTo user { id fullName identifierMasked phone assurance } } ... on OtpTicket { id phoneMasked method returnTo }
  ... on OidcRegistration { id returnTo fullName personalIdMasked phone provider { id name } } ... on Refusal { code message fields { path code } }`;
const START =
  'mutation($returnTo: String) { startOidc(provider: "vneid", returnTo: $returnTo) { __typename ... on OidcStart { url expiresAt } ... on Refusal { code message } } }';
const COMPLETE = `mutation($code: String!, $state: String!, $iss: String) { completeOidc(code: $code, state: $state, iss: $iss) { ${ENTERED} } }`;
const CONFIRM = `mutation($id: ID!, $otp: String!) { confirmSignIn(ticketId: $id, otp: $otp) { ${ENTERED} } }`;
const REGISTER =
  'mutation($input: RegisterByOidcInput!) { registerByOidc(input: $input) { __typename ... on OtpTicket { id phoneMasked } ... on Refusal { code fields { path } } } }';

export interface Entered {
  __typename: 'Session' | 'OtpTicket' | 'OidcRegistration' | 'Refusal';
  id: string;
  accessToken: string;
  returnTo: string | null;
  method: string;
  phoneMasked: string;
  fullName: string;
  personalIdMasked: string;
  phone: string | null;
  code: string;
  message: string;
  fields: { path: string }[];
  user: { id: string; fullName: string; identifierMasked: string; phone: string; assurance: string };
}
export type BroughtBack = Partial<Record<'code' | 'state' | 'iss', string>>;

/** A browser that signs in at a provider: it keeps the cookies that it is given. */
export interface ProviderBrowser {
  caller: Caller;
  starts(returnTo?: string): Promise<{ __typename: string; url: string; expiresAt: string; code: string; message: string }>;
  completes(answer: BroughtBack): Promise<Entered>;
  registers(input: object): Promise<Entered>;
  /** Types the newest code that went to the phone since `since`. */
  confirms(ticket: { id: string }, phone: string, since: number): Promise<Entered>;
}

export function providerBrowser(here: Province): ProviderBrowser {
  const caller = here.as();
  const jar = new Map<string, string>();
  const must = async <T>(query: string, variables: object): Promise<T> => {
    const { data, errors, cookie }: Answer<Record<string, T>> = await caller.ask(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    for (const [, name = '', value = ''] of (cookie ?? '').matchAll(/(pakn_\w+)=([^;,]*)/g)) jar.set(name, value);
    caller.cookie = [...jar].map((pair) => pair.join('=')).join('; ') || null;
    return Object.values(data)[0] as T;
  };
  return {
    caller,
    starts: (returnTo) => must(START, { returnTo }),
    completes: ({ code = '', state = '', iss }) => must(COMPLETE, { code, state, iss }),
    registers: (input) => must(REGISTER, { input: { contactAddress: '1 Trần Phú', consentVersion: '1', ...input } }),
    confirms: async ({ id }, phone, since) => must(CONFIRM, { id, otp: otpIn((await here.smsTo(phone, since)).text) }),
  };
}
