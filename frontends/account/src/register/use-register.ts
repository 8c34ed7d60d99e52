import { useMutation } from '@pakn/graph';
import { graphql } from '../gql';
import type { RegisterMutation, RegisterOrganizationMutation } from '../gql/graphql';
import type { RegistrantKind, RegistrationDraft } from './registration-rules';

const REGISTER = graphql(`
  mutation Register($input: RegisterIndividualInput!) {
    registerIndividual(input: $input) {
      __typename
      ...DueTicket
      ...FormRefusal
    }
  }
`);
const REGISTER_ORGANIZATION = graphql(`
  mutation RegisterOrganization($input: RegisterOrganizationInput!) {
    registerOrganization(input: $input) {
      __typename
      ...DueTicket
      ...FormRefusal
    }
  }
`);

/** What the person agrees to: the version of the texts, and every ticked purpose. */
export interface Agreed {
  version: string;
  purposes: string[];
}
type Answer = RegisterMutation['registerIndividual'] | RegisterOrganizationMutation['registerOrganization'] | null | undefined;

/** Sends the form of either kind: a ticket for the code that is due, or why there is none. */
export function useRegister(): (kind: RegistrantKind, draft: RegistrationDraft, agreed: Agreed, challenge: { id: string; answer: string }) => Promise<Answer> {
  const { mutate: registerIndividual } = useMutation(REGISTER);
  const { mutate: registerOrganization } = useMutation(REGISTER_ORGANIZATION);
  return async (kind, draft, agreed, challenge) => {
    const shared = {
      password: draft.password,
      phone: draft.phone,
      email: draft.email.trim() || null,
      contactWardCode: draft.contactWardCode || null,
      consentVersion: agreed.version,
      consentPurposes: agreed.purposes,
      campaignCode: draft.campaignCode.trim() || null,
      challenge,
    };
    if (kind === 'INDIVIDUAL') {
      const { personalId, fullName, contactAddress } = draft;
      return (await registerIndividual({ input: { ...shared, personalId, fullName, contactAddress } })).data.registerIndividual;
    }
    const input = {
      ...shared,
      registrationNumber: draft.registrationNumber,
      representative: draft.fullName,
      contactAddress: draft.contactAddress.trim() || null,
      organizationName: draft.organizationName,
      organizationAddress: draft.organizationAddress,
      organizationPhone: draft.organizationPhone.trim() || null,
      organizationEmail: draft.organizationEmail.trim() || null,
    };
    return (await registerOrganization({ input })).data.registerOrganization;
  };
}
