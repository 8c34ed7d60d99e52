import { graphql } from '../gql';

export const COMPLETE_OIDC = graphql(`
  mutation CompleteOidc($code: String!, $state: String!, $iss: String) {
    completeOidc(code: $code, state: $state, iss: $iss) {
      __typename
      ... on Session {
        returnTo
        ...IssuedSession
      }
      ... on OtpTicket {
        returnTo
        ...DueTicket
      }
      ... on OidcRegistration {
        id
        fullName
        personalIdMasked
        phone
        returnTo
        provider {
          id
          name
        }
      }
      ...FormRefusal
    }
  }
`);

export const REGISTER_BY_OIDC = graphql(`
  mutation RegisterByOidc($input: RegisterByOidcInput!) {
    registerByOidc(input: $input) {
      __typename
      ...DueTicket
      ...FormRefusal
    }
  }
`);
