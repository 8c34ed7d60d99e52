import type { FieldProblemData } from '@pakn/service-kit';
import type { Channel } from '@pakn/vocabulary';
import type { CasesContext } from '../context.ts';
import type { Draft } from './draft.ts';

/** How a citizen's own report may arrive. */
export const OWN_CHANNELS: readonly Channel[] = ['WEB', 'APP', 'CHATBOT'];

/** A citizen's own report as it was typed, with what its account says about it. */
export function ownReport({ identity }: Pick<CasesContext, 'identity'>, input: Draft): { draft: Draft; channel: Channel; problems: FieldProblemData[] } {
  const channel = input.channel ?? 'WEB';
  const problems: FieldProblemData[] = OWN_CHANNELS.includes(channel)
    ? []
    : [{ path: 'input.channel', code: 'NOT_OFFERED', message: { vi: 'Hình thức gửi không hợp lệ.', en: 'Reports cannot be sent through this channel.' } }];
  return { draft: { ...input, subjectKind: input.subjectKind ?? (identity.kind === 'ORGANIZATION' ? 'BUSINESS' : 'CITIZEN') }, channel, problems };
}
