import { graphql } from '../gql';

export const OFFICER_CASE = graphql(`
  query OfficerCase($code: String!) {
    case(code: $code) {
      ...CaseCore
    }
  }
`);

export const CASE_WORKFLOW = graphql(`
  query OfficerCaseWorkflow($id: ID!) {
    case(id: $id) {
      id
      workflow {
        name
        version
        steps {
          step
          label
          state
          enteredAt
          agency {
            id
            name
          }
        }
        transitions {
          from
          to
          label
          automatic
        }
      }
    }
  }
`);

export const CASE_HISTORY = graphql(`
  query OfficerCaseHistory($id: ID!, $first: Int!, $after: String) {
    case(id: $id) {
      id
      history(first: $first, after: $after) {
        verified
        nodes {
          id
          at
          actorName
          action
          comment
          hash
          changes {
            field
            label
            oldValue
            newValue
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const CASE_NOTES = graphql(`
  query OfficerCaseNotes($id: ID!, $first: Int!, $after: String) {
    case(id: $id) {
      id
      notes(first: $first, after: $after) {
        nodes {
          id
          text
          createdAt
          agency {
            id
            name
          }
          author {
            id
            displayName
          }
          attachments {
            ...FileList
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const CASE_MESSAGES = graphql(`
  query OfficerCaseMessages($id: ID!, $first: Int!, $after: String) {
    case(id: $id) {
      id
      messages(first: $first, after: $after) {
        nodes {
          id
          fromReporter
          text
          sentAt
          agency {
            id
            name
          }
          attachments {
            ...FileList
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
