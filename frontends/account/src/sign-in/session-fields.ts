import { graphql } from '../gql';

/**
 * Signing in, and what every form of this front end reads of an answer: the session (the same fields as SESSION_FIELDS of @pakn/graph, which
 * `session.adopt` takes), a ticket whose code is due, a refusal.
 */
export const SIGN_IN = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on Session {
        ...IssuedSession
      }
      ...DueTicket
      ...FormRefusal
    }
  }
  fragment DueTicket on OtpTicket {
    id
    phoneMasked
    method
    resendAt
  }
  fragment FormRefusal on Refusal {
    code
    message
    retryAt
    fields {
      path
      code
      message
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
  mutation ConfirmSignIn($ticketId: ID!, $otp: String!, $identifier: String) {
    confirmSignIn(ticketId: $ticketId, otp: $otp, identifier: $identifier) {
      __typename
      ... on Session {
        ...IssuedSession
      }
      ...DueTicket
      ...FormRefusal
    }
  }
`);
