import { graphql } from '../gql';

export const DESK_NOTICES = graphql(/* GraphQL */ `
  query DeskNotices($first: Int!, $after: String, $search: String) {
    notices(drafts: true, first: $first, after: $after, search: $search) {
      nodes {
        id
        kind
        title
        pinned
        published
        publishedAt
        validUntil
        agency {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export const DESK_NOTICE = graphql(/* GraphQL */ `
  query DeskNotice($id: ID!) {
    notice(id: $id) {
      id
      version
      kind
      title
      summary
      body
      pinned
      published
      validUntil
      viewerMayChange
      viewerMayPublish
      attachments {
        id
        name
        mediaType
        bytes
        thumbnailUrl
        ...FileList
      }
    }
  }
`);
export const SAVE_NOTICE = graphql(/* GraphQL */ `
  mutation SaveNotice($id: ID, $version: Int, $input: NoticeInput!) {
    saveNotice(id: $id, version: $version, input: $input) {
      __typename
      ... on Notice {
        id
        version
      }
      ...ContentRefusal
    }
  }
`);
export const PUBLISH_NOTICE = graphql(/* GraphQL */ `
  mutation PublishNotice($id: ID!, $version: Int!, $on: Boolean!) {
    publishNotice(id: $id, version: $version, on: $on) {
      __typename
      ... on Notice {
        id
        version
        published
      }
      ...ContentRefusal
    }
  }
`);
export const DELETE_NOTICE = graphql(/* GraphQL */ `
  mutation DeleteNotice($id: ID!, $version: Int!) {
    deleteNotice(id: $id, version: $version) {
      __typename
      ...ContentRefusal
    }
  }
`);
