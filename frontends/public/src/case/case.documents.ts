import { graphql } from '../gql';

/** Everything that the page of one report shows to the public or to its reporter. The stream selects the same, so an event changes the page by itself. */
export const CaseParts = graphql(/* GraphQL */ `
  fragment CaseParts on Case {
    id
    code
    version
    title
    content
    status
    progress
    step
    channel
    isPublic
    identityMode
    occurredAt
    submittedAt
    acceptedAt
    answeredAt
    receptionDueAt
    answerDueAt
    reporterName
    viewerActions
    category {
      code
      name
      nameEn
    }
    place {
      address
      lon
      lat
      approximate
      ward {
        code
        name
      }
    }
    leadAgency {
      id
      name
    }
    assignments {
      id
      part
      status
      agency {
        id
        name
      }
    }
    attachments {
      ...FileParts
    }
    answer {
      id
      content
      createdAt
      publishedAt
      documentNumber
      agency {
        id
        name
      }
      attachments {
        ...FileParts
      }
    }
    rating {
      satisfaction
      comment
      ratedAt
    }
    rejection {
      explanation
      whereToGo
      at
      reason {
        code
        label
        labelEn
      }
    }
    appointment {
      dueAt
      reason
      number
    }
    timeline {
      at
      kind
      text
      agency {
        id
        name
      }
    }
  }
`);

export const FileParts = graphql(/* GraphQL */ `
  fragment FileParts on Attachment {
    id
    name
    mediaType
    bytes
    url
    thumbnailUrl
    status
    purpose
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
        at
        kind
        text
        agency {
          id
          name
        }
      }
    }
  }
`);
