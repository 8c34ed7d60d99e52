import { graphql } from '../gql';

/**
 * Everything that the page of one report shows to the public or to its reporter: what each part of it declares, and what the page itself
 * decides by. The stream selects the same, so an event changes the page by itself.
 */
export const CaseParts = graphql(/* GraphQL */ `
  fragment CaseParts on Case {
    id
    code
    version
    title
    content
    status
    step
    viewerActions
    submittedAt
    acceptedAt
    answeredAt
    receptionDueAt
    answerDueAt
    leadAgency {
      id
      name
    }
    appointment {
      dueAt
      number
    }
    rejection {
      at
      reason {
        code
        label
        labelEn
      }
      ...CaseRejection
    }
    answer {
      ...CaseAnswer
    }
    rating {
      ...CaseRating
    }
    timeline {
      ...CaseTimeline
    }
    reopenings {
      number
      ...CaseReopening
    }
    ...CaseHeader
    ...WhereNow
    ...CaseDeadline
    ...CaseReport
    ...CaseAside
  }
`);

export const CasePageQuery = graphql(/* GraphQL */ `
  query CasePage($code: String!) {
    eventCursor
    case(code: $code) {
      ...CaseParts
      reporter {
        id
      }
      infoRequest {
        ...CaseQuestion
      }
    }
  }
`);

export const CaseUpdated = graphql(/* GraphQL */ `
  subscription CasePageUpdated($id: ID!, $after: String) {
    caseUpdated(id: $id, after: $after) {
      cursor
      kind
      at
      caseId
      case {
        ...CaseParts
      }
    }
  }
`);

export const ProgressByCode = graphql(/* GraphQL */ `
  query ProgressByCode($code: String!) {
    caseProgress(code: $code) {
      code
      status
      progress
      submittedAt
      receptionDueAt
      answerDueAt
      answeredAt
      timeline {
        ...CaseTimeline
      }
    }
  }
`);
