import { graphql } from '../gql';

/** A line of a list; also what an event of the desk brings, so that open lists change in place. */
export const CASE_ROW = graphql(`
  fragment CaseRow on Case {
    id
    code
    version
    title
    status
    progress
    step
    urgency
    isPublic
    submittedAt
    dueAt
    category {
      code
      name
      nameEn
      icon
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
    assignments {
      id
      part
      status
      dueAt
      agency {
        id
        name
      }
      officer {
        id
        displayName
      }
    }
  }
`);

/** A file as lists of files show it. */
export const FILE = graphql(`
  fragment FileFace on Attachment {
    id
    name
    mediaType
    bytes
    url
    thumbnailUrl
    status
  }
`);

/** Everything that the panel of a case shows but its tabs' lists. Every act answers it, so the panel is current at once. */
export const CASE_CORE = graphql(`
  fragment CaseCore on Case {
    ...CaseRow
    content
    kind
    channel
    subjectKind
    identityMode
    occurredAt
    acceptedAt
    receptionDueAt
    answerDueAt
    answeredAt
    viewerActions
    reporterName
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
    agencyConcerned {
      id
      name
    }
    category {
      code
      name
      nameEn
      icon
      group
      publicByDefault
      approvalRequired
      proofRequired
    }
    assignments {
      id
      part
      status
      assignedAt
      dueAt
      completedAt
      comment
      agency {
        id
        name
      }
      officer {
        id
        displayName
      }
    }
    attachments {
      ...FileFace
    }
    answers {
      id
      agency {
        id
        name
      }
      content
      attachments {
        ...FileFace
      }
      approved
      published
      createdAt
      publishedAt
      author {
        id
        displayName
      }
    }
    rating {
      satisfaction
      comment
      ratedAt
    }
    appointment {
      dueAt
      remindAt
      reason
      number
      createdAt
      attachments {
        ...FileFace
      }
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
    clock {
      startedAt
      stoppedAt
      workingMinutes
      usedMinutes
      remainingMinutes
      periods {
        from
        to
      }
    }
  }
`);
