import { graphql } from '../gql';

/** What a session brings: the same fields as SESSION_FIELDS of @pakn/graph, which `session.adopt` takes. */
export const SIGN_IN = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on Session {
        ...IssuedSession
      }
      ... on OtpTicket {
        id
        phoneMasked
        method
        resendAt
      }
      ... on Refusal {
        code
        message
        retryAt
        fields {
          path
          code
          message
        }
      }
    }
  }
  fragment IssuedSession on Session {
    accessToken
    expiresAt
    user {
      id
      kind
      displayName
      fullName
      officer {
        roles
        position
        agency {
          id
          code
          name
          kind
        }
      }
    }
  }
`);

export const CONFIRM_SIGN_IN = graphql(`
  mutation ConfirmSignIn($ticketId: ID!, $otp: String!) {
    confirmSignIn(ticketId: $ticketId, otp: $otp) {
      __typename
      ... on Session {
        ...IssuedSession
      }
      ... on Refusal {
        code
        message
        retryAt
        fields {
          path
          code
          message
        }
      }
    }
  }
`);
