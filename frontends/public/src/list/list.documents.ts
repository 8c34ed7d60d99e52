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
  query MyCases($first: Int!, $after: String) {
    myCases(first: $first, after: $after) {
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

export const ListWards = graphql(/* GraphQL */ `
  query ListWards {
    wards {
      code
      name
    }
  }
`);
