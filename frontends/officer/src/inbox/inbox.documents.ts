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

/** How many rows stand under the headings of a list that is not read to its end. */
export const GROUP_COUNTS = graphql(`
  query OfficerGroupCounts(
    $queue: InboxQueue!
    $all: CaseFilter
    $overdue: CaseFilter
    $asksOverdue: Boolean!
    $today: CaseFilter
    $asksToday: Boolean!
    $done: CaseFilter
    $asksDone: Boolean!
  ) {
    all: inbox(queue: $queue, filter: $all, first: 1) {
      totalCount
    }
    overdue: inbox(queue: $queue, filter: $overdue, first: 1) @include(if: $asksOverdue) {
      totalCount
    }
    today: inbox(queue: $queue, filter: $today, first: 1) @include(if: $asksToday) {
      totalCount
    }
    done: inbox(queue: $queue, filter: $done, first: 1) @include(if: $asksDone) {
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
