import { graphql } from '../gql';

export const DESK_GUIDES = graphql(/* GraphQL */ `
  query DeskGuides {
    guides {
      slug
      version
      title
      body
      audience
      order
      updatedAt
    }
  }
`);
export const SAVE_GUIDE = graphql(/* GraphQL */ `
  mutation SaveGuide($version: Int, $input: GuideInput!) {
    saveGuide(version: $version, input: $input) {
      __typename
      ... on Guide {
        slug
        version
      }
      ...ContentRefusal
    }
  }
`);
export const DELETE_GUIDE = graphql(/* GraphQL */ `
  mutation DeleteGuide($slug: ID!, $version: Int!) {
    deleteGuide(slug: $slug, version: $version) {
      __typename
      ...ContentRefusal
    }
  }
`);
