import { graphql } from '../gql';

export const PublicCases = graphql(/* GraphQL */ `
  query PublicCases($filter: CaseFilter, $order: CaseOrder, $first: Int!, $after: String) {
    cases(filter: $filter, order: $order, first: $first, after: $after) {
      totalCount
      nodes {
        ...CaseList
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const MyCases = graphql(/* GraphQL */ `
  query MyCases($filter: CaseFilter, $first: Int!, $after: String) {
    myCases(filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        id
        ...CaseList
        ...CaseThumbnail
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** What was saved into the account and not sent; there are few (`DRAFT_LIMIT`). */
export const MyDrafts = graphql(/* GraphQL */ `
  query MyDrafts {
    myCases(filter: { status: [DRAFT] }, first: 50) {
      nodes {
        id
        version
        title
        savedAt
        keptUntil
        place {
          address
        }
        attachments {
          id
          mediaType
          thumbnailUrl
        }
      }
    }
  }
`);

export const FollowedCases = graphql(/* GraphQL */ `
  query FollowedCases($first: Int!, $after: String) {
    followedCases(first: $first, after: $after) {
      totalCount
      nodes {
        id
        ...CaseList
        ...CaseThumbnail
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ListWards = graphql(/* GraphQL */ `
  query ListWards {
    wards {
      code
      name
    }
  }
`);
