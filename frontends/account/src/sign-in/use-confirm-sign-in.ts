import { type IssuedSession, useMutation, useSession } from '@pakn/graph';
import type { NotDone } from '@pakn/ui/form/use-form';
import type { Ticket } from '../otp/OtpForm.vue';
import { CONFIRM_SIGN_IN } from './session-fields';

/**
 * Signs in with the code of a ticket: what `OtpForm` takes as `confirm`.
 * @param entered the session is there; where to go on
 * @param due a second code is asked for, of the authenticator app
 */
export function useConfirmSignIn(
  entered: () => unknown,
  due?: (ticket: Ticket) => void,
): (ticketId: string, otp: string, identifier?: string) => Promise<NotDone<'otp' | 'identifier'> | null | undefined> {
  const session = useSession();
  const { mutate } = useMutation(CONFIRM_SIGN_IN);
  return async (ticketId, otp, identifier) => {
    const answer = (await mutate({ ticketId, otp, identifier: identifier ?? null })).data.confirmSignIn;
    if (answer?.__typename === 'Session') {
      session.adopt(answer as IssuedSession);
      await entered();
    } else if (answer?.__typename === 'OtpTicket' && due) due(answer);
    else return answer?.__typename === 'Refusal' ? answer : undefined;
    return null;
  };
}
