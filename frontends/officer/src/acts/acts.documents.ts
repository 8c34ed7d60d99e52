import { graphql } from '../gql';

export const REFUSAL = graphql(`
  fragment RefusalFace on Refusal {
    code
    message
    retryAt
    fields {
      path
      code
      message
    }
    case {
      ...CaseCore
    }
  }
`);

export const CLAIM_CASE = graphql(`
  mutation ClaimCase($id: ID!, $version: Int!) {
    claimCase(id: $id, version: $version) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const RELEASE_CASE = graphql(`
  mutation ReleaseCase($id: ID!, $version: Int!, $comment: String) {
    releaseCase(id: $id, version: $version, comment: $comment) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const EDIT_CASE = graphql(`
  mutation EditCase($id: ID!, $version: Int!, $title: String, $content: String, $categoryCode: String, $urgency: Urgency, $isPublic: Boolean) {
    editCase(id: $id, version: $version, title: $title, content: $content, categoryCode: $categoryCode, urgency: $urgency, isPublic: $isPublic) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const ASSIGN_CASE = graphql(`
  mutation AssignCase($id: ID!, $version: Int!, $input: AssignInput!) {
    assignCase(id: $id, version: $version, input: $input) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const COORDINATE_CASE = graphql(`
  mutation CoordinateCase($id: ID!, $version: Int!, $input: AssignInput!) {
    coordinateCase(id: $id, version: $version, input: $input) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const RETURN_TO_OPERATOR = graphql(`
  mutation ReturnToOperator($id: ID!, $version: Int!, $reasonCode: String!, $comment: String!, $suggestedAgencyId: ID, $notifyBySms: Boolean) {
    returnToOperator(id: $id, version: $version, reasonCode: $reasonCode, comment: $comment, suggestedAgencyId: $suggestedAgencyId, notifyBySms: $notifyBySms) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const RECORD_ANSWER = graphql(`
  mutation RecordAnswer($id: ID!, $version: Int!, $input: AnswerInput!) {
    recordAnswer(id: $id, version: $version, input: $input) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const RETURN_RESULT = graphql(`
  mutation ReturnResult($id: ID!, $version: Int!, $comment: String!, $notifyBySms: Boolean) {
    returnResult(id: $id, version: $version, comment: $comment, notifyBySms: $notifyBySms) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const COMPLETE_COORDINATION = graphql(`
  mutation CompleteCoordination($id: ID!, $version: Int!, $comment: String!) {
    completeCoordination(id: $id, version: $version, comment: $comment) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const APPROVE_ANSWER = graphql(`
  mutation ApproveAnswer($id: ID!, $version: Int!, $answerId: ID!) {
    approveAnswer(id: $id, version: $version, answerId: $answerId) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const PUBLISH_ANSWER = graphql(`
  mutation PublishAnswer($id: ID!, $version: Int!, $answerId: ID!, $makeCasePublic: Boolean!) {
    publishAnswer(id: $id, version: $version, answerId: $answerId, makeCasePublic: $makeCasePublic) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const CONFIRM_COMPLETION = graphql(`
  mutation ConfirmCompletion($id: ID!, $version: Int!) {
    confirmCompletion(id: $id, version: $version) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const SCHEDULE_CASE = graphql(`
  mutation ScheduleCase($id: ID!, $version: Int!, $input: ScheduleInput!) {
    scheduleCase(id: $id, version: $version, input: $input) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const REQUEST_REWORK = graphql(`
  mutation RequestRework($id: ID!, $version: Int!, $answerId: ID!, $comment: String!, $notifyBySms: Boolean) {
    requestRework(id: $id, version: $version, answerId: $answerId, comment: $comment, notifyBySms: $notifyBySms) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const REJECT_CASE = graphql(`
  mutation RejectCase($id: ID!, $version: Int!, $reasonCode: String!, $explanation: String) {
    rejectCase(id: $id, version: $version, reasonCode: $reasonCode, explanation: $explanation) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const ADD_NOTE = graphql(`
  mutation AddNote($caseId: ID!, $text: String!, $attachmentIds: [ID!]) {
    addNote(caseId: $caseId, text: $text, attachmentIds: $attachmentIds) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const SEND_MESSAGE = graphql(`
  mutation SendOfficerMessage($caseId: ID!, $text: String!, $attachmentIds: [ID!]) {
    sendMessage(caseId: $caseId, text: $text, attachmentIds: $attachmentIds) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
