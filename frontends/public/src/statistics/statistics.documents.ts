import { graphql } from '../gql';

export const AgencyRows = graphql(/* GraphQL */ `
  fragment AgencyRows on Statistics {
    totals {
      ...RowParts
    }
    byAgency {
      agency {
        id
        code
        name
      }
      row {
        ...RowParts
      }
    }
  }
`);

export const RowParts = graphql(/* GraphQL */ `
  fragment RowParts on PerformanceRow {
    total
    handled {
      total
      onTime
      late
    }
    inProgress {
      total
      onTime
      late
    }
    ratings {
      total
      verySatisfied
      satisfied
      neutral
      dissatisfied
    }
    onTimeRatio
    satisfiedRatio
  }
`);

export const StatisticsQuery = graphql(/* GraphQL */ `
  query StatisticsPage($filter: StatisticsFilter) {
    statistics(filter: $filter) {
      asOf
      ...AgencyRows
      byCategory {
        category {
          code
          name
          nameEn
        }
        row {
          total
        }
      }
      byChannel {
        channel
        count
      }
    }
  }
`);

export const AgencyChoices = graphql(/* GraphQL */ `
  query AgencyChoices {
    agencies {
      id
      name
    }
  }
`);
