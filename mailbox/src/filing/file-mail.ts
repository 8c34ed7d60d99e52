import { GraphFault, type Graph } from '../graph/graph.ts';
import { upload } from '../graph/upload.ts';
import { verdictOf } from '../mail/authentication.ts';
import type { ReceivedMail } from '../mail/received-mail.ts';
import { codeOf, isAnswer, titleOf } from '../mail/subject.ts';
import type { Trust } from '../mail/why-ignored.ts';
import { writtenText } from '../mail/written-text.ts';
import { INTAKE, LIMITS, RECEIVE, SAVE_CONTACT, SAVE_THREAD, type Answered, type Limits } from './documents.ts';
import { fitting, shortName, withNotes, WORDS } from './words.ts';

/** What a mail became: a new report on the duty desk, or a message in the report that it answers. */
export type Filed = 'INTAKE' | 'MESSAGE';

/** A message's own limits (cases: send-message.ts). */
const MESSAGE_LENGTH = 2_000;
const MESSAGE_FILES = 10;

/**
 * Files a mail, once however often it is called with it: whoever wrote is saved by address, each file uploaded, and then one change with the mail's key does it.
 * A second call after a kill meets that key: with other ids of the same files it is KEY_REUSED, which says that it was done.
 * @param truncated the mail was larger than is read: its files are not there
 * @throws GraphFault when it cannot be done now
 */
export async function fileMail(graph: Graph, mail: ReceivedMail, trust: Trust, truncated: boolean): Promise<Filed> {
  const { portal } = await graph.ask<{ portal: { limits: Limits } }>(LIMITS, {});
  const contactId = await contactOf(graph, mail);
  const code = codeOf(mail);
  const text = writtenText(mail.text, isAnswer(mail)) || WORDS.noText;
  const { ids, notes } = truncated ? { ids: [], notes: [WORDS.truncated] } : await sendFiles(graph, mail, portal.limits.attachments);
  // Who cannot be told from a forger does not write into a report that there is.
  if (code !== null && verdictOf(mail.headers, trust.server, mail.from) === 'PASS' && ids.length <= MESSAGE_FILES) {
    const message = { code, contactId, text: withNotes(text, notes, MESSAGE_LENGTH), attachmentIds: ids };
    if (await isMessageOf(graph, message, mail.key)) return 'MESSAGE';
  }
  const all = code === null ? notes : [WORDS.about(code), ...notes];
  const filed = await takeDown(graph, { mail, contactId, text, notes: all, ids, limits: portal.limits });
  // What is sent about it answers this mail. After a kill in between, of a mail with files, the subject alone tells which report it is.
  if (filed && mail.messageId) await graph.ask(SAVE_THREAD, { code: filed, contactId, messageId: mail.messageId });
  return 'INTAKE';
}

async function contactOf(graph: Graph, { from, senderName }: ReceivedMail): Promise<string> {
  const { done } = await graph.ask<{ done: Answered }>(SAVE_CONTACT, { email: from, name: shortName(senderName) || null });
  if (!done.id) throw new GraphFault(done.code ?? 'SERVICE_DOWN', done.message);
  return done.id;
}

/** @returns ids of the files that were taken, and what to say of the others */
async function sendFiles(graph: Graph, { files }: ReceivedMail, most: number): Promise<{ ids: string[]; notes: string[] }> {
  const ids: string[] = [];
  const notes: string[] = [];
  for (const file of files) {
    if (ids.length >= most) {
      notes.push(WORDS.tooMany(most));
      break;
    }
    const sent = await upload(graph, file);
    if ('id' in sent) ids.push(sent.id);
    else notes.push(WORDS.refused(shortName(file.name), sent.refused));
  }
  return { ids, notes };
}

/** false: it is not the sender's report, or it takes no messages any more. */
async function isMessageOf(graph: Graph, message: object, key: string): Promise<boolean> {
  try {
    const { done } = await graph.ask<{ done: Answered }>(RECEIVE, message, key);
    return done.__typename === 'Done' || done.code === 'KEY_REUSED';
  } catch (error) {
    if (error instanceof GraphFault && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')) return false;
    throw error;
  }
}

interface Taken {
  mail: ReceivedMail;
  contactId: string;
  text: string;
  notes: string[];
  ids: string[];
  limits: Limits;
}

/** @returns the code; null when it was filed before, with other ids of the same files */
async function takeDown(graph: Graph, { mail, contactId, text, notes, ids, limits }: Taken): Promise<string | null> {
  let code: string | null = null;
  const inputOf = (title: string, content: string): object => ({
    channel: 'EMAIL',
    contactId,
    createdPlace: WORDS.createdPlace,
    draft: {
      title: fitting(title, limits.titleLength),
      content: withNotes(content, notes, limits.contentLength),
      identityMode: 'HIDDEN_NAME',
      attachmentIds: ids,
    },
  });
  const isDone = async (title: string, content: string): Promise<boolean> => {
    const { done } = await graph.ask<{ done: Answered }>(INTAKE, { input: inputOf(title, content), key: mail.key });
    code = done.caseCode ?? null;
    if (done.__typename === 'Case' || done.code === 'KEY_REUSED') return true;
    // The words are refused; everything else, such as a contact who is not known yet, passes.
    if (done.code === 'INVALID_INPUT' && done.fields?.every(({ path }) => /\.(title|content)$/.test(path))) return false;
    throw new GraphFault(done.code ?? 'SERVICE_DOWN', done.message);
  };
  const title = titleOf(mail.subject) || WORDS.noSubject;
  const worded = await isDone(title, text).catch((error: unknown) => {
    // Text that the gateway does not let in at all.
    if (error instanceof GraphFault && error.code === 'BAD_USER_INPUT') return false;
    throw error;
  });
  if (!worded && !(await isDone(WORDS.noSubject, WORDS.notTaken))) throw new GraphFault('INTERNAL_SERVER_ERROR', 'even the placeholder was refused');
  return code;
}
