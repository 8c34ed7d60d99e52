import { graphql } from '../gql';

export const PublicCases = graphql(/* GraphQL */ `
  query PublicCases($filter: CaseFilter, $order: CaseOrder, $after: String) {
    cases(filter: $filter, order: $order, first: 20, after: $after) {
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
  query MyCases($after: String) {
    myCases(first: 20, after: $after) {
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
