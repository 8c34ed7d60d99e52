import { graphql } from '../gql';

/** The numbers of an agency or of the whole province; `agency-rows.ts` reads them by column. */
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
  query StatisticsPage($filter: StatisticsFilter, $bucket: TrendBucket!) {
    statistics(filter: $filter) {
      asOf
      totals {
        ...RowParts
        ...ProvinceFigures
      }
      byAgency {
        agency {
          id
        }
      }
      ...AgencyTable
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
      trend(bucket: $bucket) {
        from
        ...TrendLines
      }
    }
  }
`);

/** Also topics that are over: their figures are asked for afterwards. */
export const FigureTopics = graphql(/* GraphQL */ `
  query FigureTopics {
    topics {
      code
      name
      nameEn
    }
  }
`);
