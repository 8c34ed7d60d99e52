import { SUPPORT_CHOICES } from '@pakn/vocabulary';
import type { CasesContext } from '../context.ts';
import { similarTo } from '../similar/similar-cases.ts';
import { typedWords } from '../similar/typed-words.ts';
import { botSays, type NewMessage } from './change-conversation.ts';
import type { Source } from './conversation-row.ts';
import { findTexts } from './find-texts.ts';
import { LEAST_SHARE } from './rank-sources.ts';

const CASE_CODE = /\b[A-Z]{2,4}-\d{4}-[0-9A-Z]{6}\b/i;
/** What is behind it says nothing more about which report is meant. */
const READ_QUESTION = 300;
const MOST_CASES = 2;

/**
 * What the guided helper answers: the public status of a case whose code was typed; else links to what the portal says about it and to public cases that were
 * answered. Nothing that is not public is ever read here, whoever asks.
 */
export async function answerQuestion(context: CasesContext, text: string): Promise<NewMessage> {
  const code = CASE_CODE.exec(text)?.[0].toUpperCase();
  if (code) return statusOf(context, code);
  const { pool } = context.services;
  const question = text.slice(0, READ_QUESTION);
  const cases = await answeredCases(context, question);
  const texts = await findTexts(pool, typedWords(question), cases.length > 0 ? LEAST_SHARE.besideCases : LEAST_SHARE.usual);
  const sources = [...cases, ...texts];
  return botSays({ code: sources.length > 0 ? 'FOUND' : 'NOTHING_FOUND' }, { sources, choices: [...SUPPORT_CHOICES] });
}

async function statusOf({ load }: CasesContext, caseCode: string): Promise<NewMessage> {
  const found = await load.byCode(caseCode);
  const choices = [...SUPPORT_CHOICES];
  if (!found?.isPublic)
    return botSays({ code: 'CASE_UNKNOWN', caseCode }, { choices, sources: [{ label: 'Tra cứu phản ánh', labelEn: 'Look up a report', url: '/tra-cuu' }] });
  const { status, title, code } = found;
  return botSays({ code: 'CASE_STATUS', caseCode: code, status }, { choices, sources: [{ label: title, url: `/phan-anh/${code}` }] });
}

/** Public cases like what was typed, with a published answer. */
async function answeredCases({ services, load }: CasesContext, title: string): Promise<Source[]> {
  const own = { title, content: '', address: '', categoryCode: null, point: null, at: services.clock.now() };
  const similar = await similarTo(services, own, MOST_CASES * 4, null);
  const found = await Promise.all(
    similar.map(async ({ id }) => {
      const [one, answers] = await Promise.all([load.case(id), load.answers(id)]);
      // Read a moment later: what is no longer public is left out.
      return one?.isPublic && answers.some(({ published }) => published) ? [{ label: one.title, url: `/phan-anh/${one.code}` }] : [];
    }),
  );
  return found.flat().slice(0, MOST_CASES);
}
