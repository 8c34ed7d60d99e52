import { graphql } from '../gql';

export const QUEUE_ROW = graphql(/* GraphQL */ `
  fragment SupportRow on SupportConversation {
    id
    status
    version
    cursor
    waitingSince
    unreadCount
    operator {
      id
      displayName
    }
    visitorName
    case {
      id
      code
      status
    }
    lastMessage {
      id
      from
      text
      sentAt
      attachments {
        id
      }
    }
    presence {
      visitorSeenAt
      visitorTyping
    }
  }
`);
export const TALK_MESSAGE = graphql(/* GraphQL */ `
  fragment SupportTalkMessage on SupportMessage {
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
    sources {
      label
      labelEn
      url
    }
  }
`);
export const SUPPORT_QUEUE = graphql(/* GraphQL */ `
  query OfficerSupportQueue($after: String) {
    supportQueue(first: 100, after: $after) {
      waiting
      cursor
      nodes {
        id
        ...SupportRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export const SUPPORT_QUEUE_CHANGED = graphql(/* GraphQL */ `
  subscription OfficerSupportQueueChanged($after: String) {
    supportQueueChanged(after: $after) {
      cursor
      ...SupportRow
    }
  }
`);
export const SUPPORT_TALK = graphql(/* GraphQL */ `
  query OfficerSupportTalk($id: ID!, $after: String) {
    supportConversation(id: $id) {
      ...SupportRow
      messages(first: 100, after: $after) {
        nodes {
          ...SupportTalkMessage
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
export const SUPPORT_SAID = graphql(/* GraphQL */ `
  subscription OfficerSupportSaid($id: ID!, $after: String) {
    supportMessageAdded(conversationId: $id, after: $after) {
      cursor
      ...SupportTalkMessage
    }
  }
`);
export const CLAIM_SUPPORT = graphql(/* GraphQL */ `
  mutation ClaimSupport($id: ID!, $version: Int!) {
    claimSupport(id: $id, version: $version) {
      __typename
      ...SupportRow
      ... on Refusal {
        message
      }
    }
  }
`);
export const CLOSE_SUPPORT = graphql(/* GraphQL */ `
  mutation CloseSupport($id: ID!, $version: Int!) {
    closeSupport(id: $id, version: $version) {
      __typename
      ...SupportRow
      ... on Refusal {
        message
      }
    }
  }
`);
export const SAY_SUPPORT = graphql(/* GraphQL */ `
  mutation SaySupport($id: ID!, $text: String!, $attachmentIds: [ID!], $after: String) {
    sendSupportMessage(conversationId: $id, text: $text, attachmentIds: $attachmentIds) {
      __typename
      ... on SupportConversation {
        messages(first: 100, after: $after) {
          nodes {
            ...SupportTalkMessage
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
      ...SupportRow
      ... on Refusal {
        code
        message
        fields {
          path
          code
          message
        }
      }
    }
  }
`);
export const OFFICER_TYPING = graphql(/* GraphQL */ `
  mutation OfficerSupportTyping($id: ID!, $typing: Boolean!) {
    setSupportTyping(conversationId: $id, typing: $typing) {
      __typename
    }
  }
`);
