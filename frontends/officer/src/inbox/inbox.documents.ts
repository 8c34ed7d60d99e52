import { graphql } from '../gql';

/** A page of a queue. `eventCursor` stands where the log stood before the list was read: the stream goes on from there. */
export const INBOX = graphql(`
  query OfficerInbox($queue: InboxQueue!, $filter: CaseFilter, $order: CaseOrder, $first: Int!, $after: String) {
    eventCursor
    inbox(queue: $queue, filter: $filter, order: $order, first: $first, after: $after) {
      nodes {
        ...CaseRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const INBOX_COUNTS = graphql(`
  query OfficerInboxCounts {
    inboxCounts {
      queue
      count
      overdue
    }
  }
`);

/** Everything that concerns this desk. */
export const CASE_EVENTS = graphql(`
  subscription OfficerCaseEvents($after: String) {
    caseEvents(after: $after) {
      cursor
      kind
      at
      caseId
      case {
        ...CaseRow
      }
    }
  }
`);

/** What the filters offer. */
export const FILTER_CHOICES = graphql(`
  query OfficerFilterChoices {
    categories {
      code
      name
      nameEn
      active
    }
    wards {
      code
      name
    }
  }
`);
