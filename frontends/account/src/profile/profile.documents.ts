import { graphql } from '../gql';

export const OwnProfile = graphql(`
  query OwnProfile {
    me {
      ...OwnUser
    }
  }
  fragment OwnUser on User {
    id
    kind
    displayName
    fullName
    identifierMasked
    phoneMasked
    email
    contactAddress
    contactWard {
      code
      name
    }
    organization {
      name
      address
      phone
      email
      representative
    }
    officer {
      position
      agency {
        id
        name
      }
    }
  }
`);
export const OwnReports = graphql(`
  query OwnReportCount {
    myCases(first: 1) {
      totalCount
      nodes {
        id
      }
    }
  }
`);
export const OwnUnread = graphql(`
  query OwnUnreadCount {
    notifications(first: 1) {
      unreadCount
      nodes {
        id
      }
    }
  }
`);
