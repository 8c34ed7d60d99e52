import { graphql } from '../gql';

export const SupportMessageParts = graphql(/* GraphQL */ `
  fragment SupportMessageParts on SupportMessage {
    id
    cursor
    from
    text
    sentAt
    attachments {
      id
      name
      bytes
      url
      thumbnailUrl
      caption
    }
    choices {
      id
      label
    }
    sources {
      label
      labelEn
      url
    }
  }
`);
export const SupportParts = graphql(/* GraphQL */ `
  fragment SupportParts on SupportConversation {
    id
    status
    version
    cursor
    presence {
      operatorSeenAt
      operatorTyping
    }
  }
`);
export const SupportMark = graphql(/* GraphQL */ `
  fragment SupportMark on SupportConversation {
    id
    status
    cursor
    unreadCount
  }
`);
export const SUPPORT_UNREAD = graphql(/* GraphQL */ `
  query SupportUnread($id: ID, $token: String) {
    supportConversation(id: $id, token: $token) {
      ...SupportMark
    }
  }
`);
export const SUPPORT_MARK = graphql(/* GraphQL */ `
  subscription SupportMark($id: ID!, $token: String, $after: String) {
    supportConversationChanged(conversationId: $id, token: $token, after: $after) {
      ...SupportMark
    }
  }
`);
export const SUPPORT_FRAME = graphql(/* GraphQL */ `
  query SupportFrame {
    supportHours {
      isOpen
      opensAt
      hours
    }
    portal {
      systemName
      zaloUrl
    }
  }
`);
export const SUPPORT_CHAT = graphql(/* GraphQL */ `
  query SupportChat($id: ID, $token: String, $after: String) {
    supportConversation(id: $id, token: $token) {
      ...SupportParts
      messages(first: 100, after: $after) {
        nodes {
          ...SupportMessageParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
export const START_SUPPORT = graphql(/* GraphQL */ `
  mutation StartSupport($text: String, $choiceId: ID, $challenge: ChallengeAnswer) {
    startSupport(text: $text, choiceId: $choiceId, challenge: $challenge) {
      __typename
      ... on SupportStart {
        token
        conversation {
          id
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);
export const SEND_SUPPORT = graphql(/* GraphQL */ `
  mutation SendSupport($id: ID!, $token: String, $text: String, $choiceId: ID, $attachmentIds: [ID!], $after: String) {
    sendSupportMessage(conversationId: $id, token: $token, text: $text, choiceId: $choiceId, attachmentIds: $attachmentIds) {
      __typename
      ... on SupportConversation {
        ...SupportParts
        messages(first: 100, after: $after) {
          nodes {
            ...SupportMessageParts
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);
export const SUPPORT_TYPING = graphql(/* GraphQL */ `
  mutation SupportTyping($id: ID!, $token: String, $typing: Boolean!) {
    setSupportTyping(conversationId: $id, token: $token, typing: $typing) {
      __typename
    }
  }
`);
export const REPORT_FROM_SUPPORT = graphql(/* GraphQL */ `
  mutation ReportFromSupport($id: ID!, $token: String) {
    reportFromSupport(conversationId: $id, token: $token) {
      __typename
      ... on Case {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);
export const SUPPORT_MESSAGES = graphql(/* GraphQL */ `
  subscription SupportMessages($id: ID!, $token: String, $after: String) {
    supportMessageAdded(conversationId: $id, token: $token, after: $after) {
      cursor
      ...SupportMessageParts
    }
  }
`);
export const SUPPORT_CHANGES = graphql(/* GraphQL */ `
  subscription SupportChanges($id: ID!, $token: String, $after: String) {
    supportConversationChanged(conversationId: $id, token: $token, after: $after) {
      cursor
      ...SupportParts
    }
  }
`);
export const SUPPORT_CHALLENGE = graphql(/* GraphQL */ `
  query SupportChallenge {
    challenge {
      id
      question
      expiresAt
    }
  }
`);
