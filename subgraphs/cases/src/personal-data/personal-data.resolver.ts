import { badInput } from '@pakn/service-kit';
import { findPersonalData } from '@pakn/vocabulary';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { seesInside } from '../case/viewing.ts';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseType } from '../graph/case.graph.ts';
import { PersonalDataFinding } from './personal-data.graph.ts';

/** Texts of one form. */
const MOST_TEXTS = 20;

const findingsIn = (texts: Readonly<Record<string, string>>): PersonalDataFinding[] =>
  Object.entries(texts).flatMap(([field, text]) => findPersonalData(text).map((found) => ({ ...found, field })));

/** Points out what in a text tells who somebody is; whether it stays is decided by whoever writes or publishes it. */
@Resolver(() => CaseType)
export class PersonalDataResolver {
  @Query(() => [PersonalDataFinding], {
    description: 'Phone numbers, id numbers, e-mail addresses and number plates in texts that would be public. Nothing of them is kept.',
  })
  checkText(@Arg('texts', () => [String], { description: 'At most 20.' }) texts: string[]): PersonalDataFinding[] {
    if (texts.length > MOST_TEXTS) throw badInput(`texts has more than ${MOST_TEXTS} items.`);
    return findingsIn(Object.fromEntries(texts.entries()));
  }

  @FieldResolver(() => [PersonalDataFinding], {
    description:
      'In its title, content, address, in the answer that waits to be published, and in the descriptions of the files of both; officers, empty for others.',
  })
  async findings(@Root() found: Case, @Ctx() context: CasesContext): Promise<PersonalDataFinding[]> {
    if (!(await seesInside(context, found))) return [];
    const waiting = (await context.load.answers(found.id)).findLast(({ published }) => !published);
    const { title, content, address } = found;
    const files = [await context.load.attachments('case', found.id), waiting ? await context.load.attachments('answer', waiting.id) : []].flat();
    const captions = Object.fromEntries(files.map(({ id, caption }) => [`attachments.${id}.caption`, caption ?? '']));
    return findingsIn({ title, content, address, ...(waiting ? { answer: waiting.content } : {}), ...captions });
  }
}
