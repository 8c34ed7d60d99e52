import { useSession } from '@pakn/graph';
import type { Uploads, UploadOptions } from '@pakn/ui/upload/uploads';
import type { IdentityMode } from '@pakn/vocabulary';
import { computed, type ComputedRef, type Ref, type WritableComputedRef } from 'vue';
import { NO_ACCOUNT, shownIdentity, type ReportDraft } from './report-draft';
import { waitingSecret } from './report-secret';
import { useAnonymousSession, type AnonymousSession } from './use-anonymous-session';

export interface Sender {
  readonly signedIn: ComputedRef<boolean>;
  /** Nobody is signed in and no name is wanted: the report goes without an account. */
  readonly withoutAccount: ComputedRef<boolean>;
  readonly identity: WritableComputedRef<IdentityMode>;
  readonly anonymous: AnonymousSession;
  /** For the form's files: with the first one a session begins where it has to. */
  readonly uploading: UploadOptions['session'];
  /** Whose a report is that waits on this device; undefined: it cannot wait. */
  waitsFor(): string | undefined;
  /** The choice becomes the draft's, and its files the sender's own. @returns false when there is no session: `anonymous.refusal` may say why */
  takesOver(uploads: Pick<Uploads, 'sendAgain'>): Promise<boolean>;
}

/** Who sends the report of a form: whoever is signed in, or nobody known. */
export function useSender(draft: Ref<ReportDraft>): Sender {
  const session = useSession();
  const anonymous = useAnonymousSession();
  const signedIn = computed(() => session.state.value === 'signed-in');
  const identity = computed({
    get: () => shownIdentity(draft.value.identityMode, signedIn.value),
    set: (mode) => void (draft.value.identityMode = mode),
  });
  /** Without a network it is not known yet that nobody is signed in; a report that was begun without an account says so. */
  const nobody = computed(() => session.state.value === 'signed-out' || (session.state.value === 'unknown' && waitingSecret.read() !== null));
  const withoutAccount = computed(() => nobody.value && identity.value === 'ANONYMOUS');
  const whoSends = (): string | null => session.viewer.value?.id ?? session.anonymous.value;

  return {
    signedIn,
    withoutAccount,
    identity,
    anonymous,
    uploading: {
      mayUpload: computed(() => signedIn.value || withoutAccount.value),
      async token() {
        const token = await session.token();
        if (withoutAccount.value && (await anonymous.begin()) === null) return null;
        draft.value.filesOf ??= whoSends();
        return withoutAccount.value ? session.token() : token;
      },
    },
    waitsFor: () => session.viewer.value?.id ?? (withoutAccount.value ? NO_ACCOUNT : undefined),
    async takesOver(uploads) {
      draft.value.identityMode = identity.value;
      if (withoutAccount.value && (await anonymous.begin()) === null) return false;
      const who = whoSends();
      if (draft.value.filesOf && draft.value.filesOf !== who) uploads.sendAgain();
      draft.value.filesOf = who;
      return true;
    },
  };
}
