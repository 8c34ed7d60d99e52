import { graphql } from '../gql';

/** A row of any list of reports. */
export const CaseRowParts = graphql(/* GraphQL */ `
  fragment CaseRowParts on Case {
    id
    code
    title
    status
    step
    progress
    submittedAt
    answeredAt
    answerDueAt
    category {
      code
      name
      nameEn
    }
    place {
      address
      ward {
        code
        name
      }
    }
    leadAgency {
      id
      name
    }
    rating {
      satisfaction
    }
  }
`);

export const PublicCases = graphql(/* GraphQL */ `
  query PublicCases($filter: CaseFilter, $order: CaseOrder, $after: String) {
    cases(filter: $filter, order: $order, first: 20, after: $after) {
      totalCount
      nodes {
        ...CaseRowParts
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
        ...CaseRowParts
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
