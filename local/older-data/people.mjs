// The demo people of a running system, signed in through its door: for scripts that fill it with data.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ASK_AGAIN_MS = 100;
const OTP_WITHIN_MS = 30_000;
const SESSION = '__typename ... on Session { accessToken } ... on OtpTicket { id } ... on Refusal { code message }';
const RESULT = `__typename ... on Case { id code version status step answers { id published } }
  ... on Refusal { code message fields { path code } }`;

/** The arguments of every act on a case: name and type in the graph, by mutation. */
const ARGUMENTS = {
  submitCase: { input: 'CaseDraftInput!', challenge: 'ChallengeAnswer', idempotencyKey: 'ID!' },
  intakeCase: { input: 'IntakeInput!', idempotencyKey: 'ID!' },
  claimCase: { comment: undefined },
  releaseCase: { comment: 'String' },
  editCase: {
    title: 'String',
    content: 'String',
    categoryCode: 'String',
    urgency: 'Urgency',
    place: 'PlaceInput',
    isPublic: 'Boolean',
    agencyConcernedId: 'ID',
  },
  assignCase: { input: 'AssignInput!' },
  coordinateCase: { input: 'AssignInput!' },
  returnToOperator: { reasonCode: 'String!', comment: 'String!', suggestedAgencyId: 'ID', notifyBySms: 'Boolean' },
  scheduleCase: { input: 'ScheduleInput!' },
  completeCoordination: { comment: 'String!' },
  recordAnswer: { input: 'AnswerInput!' },
  returnResult: { comment: 'String!', notifyBySms: 'Boolean' },
  approveAnswer: { answerId: 'ID!' },
  publishAnswer: { answerId: 'ID!', makeCasePublic: 'Boolean!' },
  confirmCompletion: {},
  requestRework: { answerId: 'ID!', comment: 'String!', notifyBySms: 'Boolean' },
  rejectCase: { reasonCode: 'String!', explanation: 'String' },
  rateCase: { satisfaction: 'Satisfaction!', comment: 'String' },
  sendMessage: { text: 'String!', attachmentIds: '[ID!]' },
  addNote: { text: 'String!', attachmentIds: '[ID!]' },
};
/** Acts that name the case in their own way. The others take its id and version. */
const CASE_ARGUMENTS = {
  submitCase: {},
  intakeCase: {},
  rateCase: { id: 'ID!' },
  sendMessage: { caseId: 'ID!' },
  addNote: { caseId: 'ID!' },
};

/** Somebody who is signed in, or a visitor. */
export class Person {
  /**
   * @param {string} origin
   * @param {string} [token]
   */
  constructor(origin, token) {
    this.origin = origin;
    this.token = token;
  }

  /**
   * Asks the graph.
   * @param {string} query
   * @param {object} [variables]
   * @throws Error when the answer has errors
   */
  async ask(query, variables = {}) {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...(this.token && { authorization: `Bearer ${this.token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(`${JSON.stringify(errors)}\n${query}\n${JSON.stringify(variables)}`);
    return data;
  }

  /** The answer to a fresh challenge, as a person reads it off the screen. */
  async challenge() {
    const { challenge } = await this.ask('{ challenge { id question } }');
    const [a, b] = challenge.question.match(/\d+/g);
    return { id: challenge.id, answer: String(Number(a) + Number(b)) };
  }

  /**
   * An act on a case that must succeed; answers the case after it.
   * @param {keyof typeof ARGUMENTS} act
   * @param {{ id?: string, caseId?: string, version?: number } & Record<string, unknown>} values
   */
  async does(act, values) {
    const types = { ...(CASE_ARGUMENTS[act] ?? { id: 'ID!', version: 'Int!' }), ...ARGUMENTS[act] };
    const names = Object.keys(types).filter((name) => values[name] !== undefined);
    const declared = names.map((name) => `$${name}: ${types[name]}`).join(', ');
    const data = await this.ask(`mutation(${declared}) { done: ${act}(${names.map((name) => `${name}: $${name}`).join(', ')}) { ${RESULT} } }`, values);
    if (data.done.__typename !== 'Case') throw new Error(`${act} was refused: ${JSON.stringify(data.done)}\n${JSON.stringify(values)}`);
    return data.done;
  }

  /**
   * Uploads a file by tus 1.0 and answers the attachment's id.
   * @param {{ name: string, type: string, bytes: Buffer }} file
   */
  async uploads({ name, type, bytes }) {
    const text = (word) => Buffer.from(word).toString('base64');
    const common = { 'tus-resumable': '1.0.0', authorization: `Bearer ${this.token}` };
    const made = await fetch(`${this.origin}/files`, {
      method: 'POST',
      headers: { ...common, 'upload-length': String(bytes.length), 'upload-metadata': `filename ${text(name)},filetype ${text(type)}` },
    });
    const address = new URL(made.headers.get('location'), `${this.origin}/files/`);
    const sent = await fetch(address, {
      method: 'PATCH',
      headers: { ...common, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: bytes,
    });
    if (!sent.ok) throw new Error(`the upload of ${name} fails: ${sent.status} ${await sent.text()}`);
    return address.pathname.split('/').at(-1);
  }
}

/**
 * Signs a demo person in, second factor included.
 * @param {{ origin: string, dataDir: string }} system
 * @param {{ role: string, agencyCode?: string, nth?: number }} wanted
 */
export async function signedIn({ origin, dataDir }, { role, agencyCode, nth = 0 }) {
  const people = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8'));
  const person = people.filter((each) => each.role === role && (agencyCode === undefined || each.agencyCode === agencyCode))[nth];
  if (!person) throw new Error(`no demo ${role} of ${agencyCode ?? 'any agency'}`);
  const visitor = new Person(origin);
  const before = (await messagesTo(dataDir, person.phone)).length;
  const input = {
    identifier: person.identifier,
    password: person.password,
    asOfficer: !['CITIZEN', 'BUSINESS'].includes(role),
    challenge: await visitor.challenge(),
  };
  let { session } = await visitor.ask(`mutation($input: SignInInput!) { session: signIn(input: $input) { ${SESSION} } }`, { input });
  if (session.__typename === 'OtpTicket') {
    const otp = await otpFor(dataDir, person.phone, before);
    ({ session } = await visitor.ask(`mutation($id: ID!, $otp: String!) { session: confirmSignIn(ticketId: $id, otp: $otp) { ${SESSION} } }`, {
      id: session.id,
      otp,
    }));
  }
  if (session.__typename !== 'Session') throw new Error(`${role} could not sign in: ${JSON.stringify(session)}`);
  return new Person(origin, session.accessToken);
}

async function messagesTo(dataDir, phone) {
  const text = await readFile(join(dataDir, 'outbox/sms.ndjson'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ to }) => to === phone);
}

async function otpFor(dataDir, phone, since) {
  const end = Date.now() + OTP_WITHIN_MS;
  for (;;) {
    const otp = (await messagesTo(dataDir, phone))
      .slice(since)
      .at(-1)
      ?.text.match(/\b(\d{6})\b/)?.[1];
    if (otp) return otp;
    if (Date.now() > end) throw new Error(`no code came to ${phone}`);
    await pause(ASK_AGAIN_MS);
  }
}
