import { requestFailure } from '@pakn/graph';
import type { HeldFile, Uploads } from '@pakn/ui/upload/uploads';
import { graphql } from '../gql';
import type { ServerDraftFragment } from '../gql/graphql';
import { emptyDraft, type ReportDraft, type ServerCopy } from './report-draft';
import { inputOf } from './submit-case';

/** A draft in the person's account, with all that the form shows. */
export const ServerDraft = graphql(/* GraphQL */ `
  fragment ServerDraft on Case {
    id
    code
    version
    status
    savedAt
    kind
    subjectKind
    title
    content
    identityMode
    channel
    category {
      code
    }
    topic {
      code
    }
    preferredAgency {
      id
    }
    place {
      address
      lon
      lat
      ward {
        code
      }
    }
    attachments {
      id
      name
      mediaType
      bytes
      caption
      thumbnailUrl
    }
  }
`);
export const OpenDraft = graphql(/* GraphQL */ `
  query OpenDraft($id: ID!) {
    case(id: $id) {
      ...ServerDraft
    }
  }
`);
export const SaveDraft = graphql(/* GraphQL */ `
  mutation SaveDraft($id: ID, $version: Int, $input: CaseDraftInput!) {
    saveDraft(id: $id, version: $version, input: $input) {
      __typename
      ... on Case {
        ...ServerDraft
      }
      ... on Refusal {
        case {
          ...ServerDraft
        }
      }
      ...FormRefusal
    }
  }
`);
export const DeleteDraft = graphql(/* GraphQL */ `
  mutation DeleteDraft($id: ID!) {
    deleteDraft(id: $id) {
      __typename
      ...FormRefusal
    }
  }
`);

/** The copy that belongs to whoever is signed in; null: there is none, or it is somebody else's. */
export const copyOf = (draft: ReportDraft, viewer: string | undefined): ServerCopy | null => (draft.server && draft.server.by === viewer ? draft.server : null);

/** All that is saved of a draft, for comparing. */
export const contentOf = (draft: ReportDraft, attachmentIds: string[], captions: string = ''): string =>
  JSON.stringify(inputOf(draft, attachmentIds)) + captions;

/** What is written about the files that have arrived; empty where nothing is, as in copies of earlier releases. */
export function captionsOf(files: Uploads['files']): string {
  const written = files.flatMap(({ attachmentId, caption }) => (attachmentId && caption.trim() ? [[attachmentId, caption.trim()]] : []));
  return written.length > 0 ? JSON.stringify(written) : '';
}

/** What a device has to do with the copy that it finds: `take` it, or `ask`, since both were changed. */
export type Reconciled = 'same' | 'take' | 'ask' | 'sent' | 'gone';

/** The newer one wins; where both are newer than what they have in common, the person is asked. @param content of the draft on this device */
export function reconcile(copy: ServerCopy, content: string, found: Pick<ServerDraftFragment, 'version' | 'status'> | null): Reconciled {
  if (!found) return 'gone';
  if (found.status !== 'DRAFT') return 'sent';
  if (found.version === copy.version) return 'same';
  return content === copy.content ? 'take' : 'ask';
}

/** The draft as the form has it. */
export function draftOf(found: ServerDraftFragment, key: string): ReportDraft {
  const { lon, lat, address, ward } = found.place;
  const point = lon == null || lat == null ? null : { lon, lat };
  return {
    ...emptyDraft(key, found.channel === 'APP'),
    ...(found.channel === 'CHATBOT' ? { channel: found.channel } : {}),
    ...{ title: found.title, content: found.content, kind: found.kind, identityMode: found.identityMode, address, point },
    placeWay: point || !address ? 'map' : 'address',
    subjectKind: found.kind === 'PROPOSAL' ? found.subjectKind : '',
    preferredAgencyId: found.preferredAgency?.id ?? '',
    wardCode: ward?.code ?? '',
    categoryCode: found.category?.code ?? '',
    topicCode: found.topic?.code ?? '',
    savedAt: Date.parse(found.savedAt ?? ''),
  };
}

export const heldFiles = ({ attachments }: ServerDraftFragment): HeldFile[] =>
  attachments.map(({ id, name, mediaType, bytes, thumbnailUrl, caption }) => ({
    ...{ attachmentId: id, name, mediaType, bytes },
    preview: thumbnailUrl ?? '',
    caption: caption ?? '',
  }));

/** Sends a report as the draft that the server has; one that was deleted there meanwhile is sent without it. */
export async function sendingCopy<T>(copy: ServerCopy | null, send: (id: string | null) => Promise<T>): Promise<T> {
  try {
    return await send(copy?.id ?? null);
  } catch (fault) {
    if (!copy || requestFailure(fault).kind !== 'not-found') throw fault;
    return send(null);
  }
}
