import { graphql } from '../gql';

export const Notices = graphql(/* GraphQL */ `
  query Notices($first: Int!, $after: String, $kind: NoticeKind, $search: String) {
    notices(first: $first, after: $after, kind: $kind, search: $search) {
      nodes {
        id
        ...NoticeRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const OneNotice = graphql(/* GraphQL */ `
  query OneNotice($id: ID!) {
    notice(id: $id) {
      id
      kind
      title
      summary
      body
      published
      publishedAt
      validUntil
      agency {
        id
        name
      }
      attachments {
        id
        ...NoticeFiles
      }
    }
  }
`);
