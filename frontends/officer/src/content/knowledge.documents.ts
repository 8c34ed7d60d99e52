import { graphql } from '../gql';

export const DESK_KNOWLEDGE = graphql(/* GraphQL */ `
  query DeskKnowledge($first: Int!, $after: String, $search: String) {
    knowledge(first: $first, after: $after, search: $search) {
      nodes {
        id
        title
        audience
        categoryCode
        validUntil
        updatedAt
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
export const DESK_ARTICLE = graphql(/* GraphQL */ `
  query DeskArticle($id: ID!) {
    knowledgeArticle(id: $id) {
      id
      version
      title
      body
      audience
      categoryCode
      validUntil
      updatedAt
      viewerMayChange
      agency {
        id
        name
      }
    }
  }
`);
export const SAVE_KNOWLEDGE = graphql(/* GraphQL */ `
  mutation SaveKnowledge($id: ID, $version: Int, $input: KnowledgeInput!) {
    saveKnowledge(id: $id, version: $version, input: $input) {
      __typename
      ... on KnowledgeArticle {
        id
        version
      }
      ...ContentRefusal
    }
  }
`);
export const DELETE_KNOWLEDGE = graphql(/* GraphQL */ `
  mutation DeleteKnowledge($id: ID!, $version: Int!) {
    deleteKnowledge(id: $id, version: $version) {
      __typename
      ...ContentRefusal
    }
  }
`);
