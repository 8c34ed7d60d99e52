import { graphql } from '../gql';
import type { CaseDraftInput } from '../gql/graphql';
import { chosenPoint, type ReportDraft } from './report-draft';

export const SubmitCase = graphql(/* GraphQL */ `
  mutation SubmitCase($id: ID, $input: CaseDraftInput!, $challenge: ChallengeAnswer, $idempotencyKey: ID!) {
    submitCase(id: $id, input: $input, challenge: $challenge, idempotencyKey: $idempotencyKey) {
      __typename
      ... on Case {
        id
        code
      }
      ... on Refusal {
        retryAt
        case {
          id
          code
        }
      }
      ...FormRefusal
    }
  }
`);

/** What the server gets of a draft. The same draft is always the same content: an idempotency key belongs to it. */
export function inputOf(draft: ReportDraft, attachmentIds: string[]): CaseDraftInput {
  const point = chosenPoint(draft);
  // What an incident does not have is not even named: a report that waits since an earlier release keeps its content, and so its key.
  const proposal = { kind: 'PROPOSAL', subjectKind: draft.subjectKind || 'CITIZEN', preferredAgencyId: draft.preferredAgencyId || null, place: null } as const;
  return {
    title: draft.title,
    content: draft.content,
    kind: 'INCIDENT',
    subjectKind: 'CITIZEN',
    identityMode: draft.identityMode || null,
    categoryCode: draft.categoryCode || null,
    ...(draft.channel ? { channel: draft.channel } : {}),
    ...(draft.topicCode ? { topicCode: draft.topicCode } : {}),
    place: { address: draft.address.trim() || null, wardCode: draft.wardCode || null, lon: point?.lon ?? null, lat: point?.lat ?? null },
    attachmentIds,
    ...(draft.kind === 'PROPOSAL' ? proposal : {}),
  };
}
