import { type IssuedSession, useMutation, useSession } from '@pakn/graph';
import type { NotDone } from '@pakn/ui/form/use-form';
import { CONFIRM_SIGN_IN } from './session-fields';

/**
 * Signs in with the code of a ticket: what `OtpForm` takes as `confirm`.
 * @param entered the session is there; where to go on
 */
export function useConfirmSignIn(entered: () => unknown): (ticketId: string, otp: string) => Promise<NotDone<'otp'> | null | undefined> {
  const session = useSession();
  const { mutate } = useMutation(CONFIRM_SIGN_IN);
  return async (ticketId, otp) => {
    const answer = (await mutate({ ticketId, otp })).data.confirmSignIn;
    if (answer?.__typename !== 'Session') return answer?.__typename === 'Refusal' ? answer : undefined;
    session.adopt(answer as IssuedSession);
    await entered();
    return null;
  };
}
