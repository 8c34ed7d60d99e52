import { caseResult } from './graph/case-result.ts';
import type { Case } from './entities/case.entity.ts';
import { runCommand } from './command/run-command.ts';
import type { CasesContext } from './context.ts';
import { decide, filesNamedBy, officersNamedBy, type Command, type CommandInput, type CommandName } from './decide.ts';
import type { Refusal } from '@pakn/service-kit';

/** What a mutation asks for: which case, as the client saw it, and what else its command wants. */
type Asked<N extends CommandName> = { id: string; version?: number } & CommandInput<N>;

/** Runs a person's command and answers the case as it is now, or the refusal. */
export function act<N extends CommandName>(context: CasesContext, name: N, asked: Asked<N>): Promise<Case | Refusal> {
  const { id, version, ...input } = asked;
  const command = { name, input } as unknown as Command;
  return caseResult(context, () =>
    runCommand({
      context,
      name,
      caseId: id,
      version,
      input,
      fileIds: filesNamedBy(command),
      officerIds: officersNamedBy(command),
      decide: (state, rules) => decide(command, state, rules),
    }),
  );
}
