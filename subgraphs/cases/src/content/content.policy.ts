import type { Policy, Rule } from '@pakn/service-kit';
import type { CasesContext } from '../context.ts';
import { isAdministrator, isOfficer, mayPublish } from './content-rights.ts';

const officer: Rule<CasesContext> = ({ identity }) => isOfficer(identity);
const publisher: Rule<CasesContext> = ({ identity }) => mayPublish(identity);
const administrator: Rule<CasesContext> = ({ identity }) => isAdministrator(identity);

/** What the portal says is for everybody; the lists leave out what is not. Whose notice or article an officer may change is decided under its lock. */
export const CONTENT_POLICY: Policy<CasesContext> = {
  'Query.notices': 'public',
  'Query.notice': 'public',
  'Query.usefulAddresses': 'public',
  'Query.guides': 'public',
  'Query.knowledge': 'public',
  'Query.knowledgeArticle': 'public',
  'Mutation.saveNotice': officer,
  'Mutation.publishNotice': publisher,
  'Mutation.deleteNotice': officer,
  'Mutation.saveUsefulAddress': administrator,
  'Mutation.deleteUsefulAddress': administrator,
  'Mutation.saveGuide': administrator,
  'Mutation.deleteGuide': administrator,
  'Mutation.saveKnowledge': officer,
  'Mutation.deleteKnowledge': officer,
  'Notice.*': 'public',
  'NoticeConnection.*': 'public',
  'UsefulAddress.*': 'public',
  'Guide.*': 'public',
  'KnowledgeArticle.*': 'public',
  'KnowledgeConnection.*': 'public',
  'Done.*': 'public',
};
