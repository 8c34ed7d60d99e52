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
    channel
    submittedAt
    dueAt
    returned {
      reason {
        code
        label
        labelEn
      }
      part {
        id
        agency {
          id
          name
        }
      }
      suggestedAgency {
        id
        name
      }
    }
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

/**
 * A case as the forms and the buttons know it, and what the parts of an open case declare. Every act answers it, so the panel is current
 * at once.
 */
export const CASE_CORE = graphql(`
  fragment CaseCore on Case {
    id
    code
    version
    title
    content
    status
    progress
    step
    urgency
    isPublic
    dueAt
    viewerActions
    undo {
      action
      until
    }
    category {
      code
      name
      publicByDefault
      approvalRequired
      proofRequired
    }
    place {
      ward {
        code
        name
      }
    }
    returned {
      suggestedAgency {
        id
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
    answers {
      id
      content
      approved
      published
      createdAt
      agency {
        id
        name
      }
      attachments {
        id
        mediaType
        ...FileList
      }
      ...AnswerCard
    }
    ...CaseHeader
    ...CaseInfo
    ...ReturnNote
    ...TriageCase
  }
`);
