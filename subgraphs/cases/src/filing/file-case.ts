import type { CaseEvent } from '@pakn/events/case';
import { refuseIfAny, type FieldProblemData } from '@pakn/service-kit/rules';
import type { Channel } from '@pakn/vocabulary';
import { refuseFiles, wrongFiles } from '../process/files.ts';
import { CURRENT_PROCESS } from '../process/process.ts';
import type { Rules } from '../process/rules.ts';
import { promisesChange } from '../process/promises.ts';
import { deskDeadlines } from '../process/run-clock.ts';
import { publicPoint } from '../state/public-point.ts';
import { pointText } from '../state/words.ts';
import { checkDraft, type Draft } from './draft.ts';

export interface Filing {
  draft: Draft;
  /** Path of the draft's arguments in problems. */
  at: string;
  channel: Channel;
  reporterId: string;
  createdPlace?: string | null;
  /** Random, by `caseCode`. */
  code: string;
  /** It may be filed without an address and without a point. */
  withoutPlace?: boolean;
  /** More problems of the same form. */
  problems: readonly FieldProblemData[];
}

/**
 * A report becomes a case on the duty desk: both promises from the working-hours clock. Nothing is public before acceptance.
 * @throws INVALID_INPUT with one problem a field, FILE_REFUSED, FILE_NOT_READY
 */
export function fileCase(filing: Filing, rules: Rules): CaseEvent[] {
  const { reference, now, actor } = rules;
  const { report, problems } = checkDraft(
    filing.draft,
    {
      limits: reference.limits(),
      category: reference.category,
      topic: reference.topic,
      reference,
      isAgency: (id) => reference.agency(id) !== undefined,
      now,
      withoutAccount: actor.kind === 'ANONYMOUS_REPORTER',
      withoutPlace: filing.withoutPlace ?? false,
    },
    filing.at,
  );
  const { title, content, address, lon, lat, attachmentIds, occurredAt, ...plain } = report;
  const files = problems.some((problem) => problem.path.includes('attachmentIds'))
    ? []
    : wrongFiles(attachmentIds, `${filing.at}.attachmentIds`, rules, reference.limits().reportMediaTypes);
  if (problems.length + filing.problems.length === 0) refuseFiles(files);
  refuseIfAny([...filing.problems, ...problems, ...files]);

  const category = reference.category(report.categoryCode);
  const urgency = category?.urgency ?? 'NORMAL';
  const at = now.toISOString();
  const shown = publicPoint({ lon, lat }, category?.sensitive ?? false);
  return [
    {
      type: 'CaseSubmitted',
      data: {
        ...plain,
        code: filing.code,
        workflowVersion: CURRENT_PROCESS.version,
        channel: filing.channel,
        urgency,
        occurredAt: occurredAt?.toISOString() ?? null,
        reporterId: filing.reporterId,
        filedBy: actor.sub ?? filing.reporterId,
        files: attachmentIds,
        clock: {
          entries: [{ type: 'START', at, minutes: reference.settings().receptionHours * 60 }],
          ...deskDeadlines({ urgency }, rules),
          ...promisesChange({ urgency, submittedAt: now }, rules),
        },
      },
      words: {
        title,
        content,
        address,
        ...(filing.createdPlace ? { createdPlace: filing.createdPlace } : {}),
        ...(lon === null ? {} : { point: pointText({ lon, lat }), publicPoint: pointText(shown) }),
      },
    },
  ];
}
