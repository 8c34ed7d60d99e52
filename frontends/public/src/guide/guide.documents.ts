import { graphql } from '../gql';

export const Guides = graphql(/* GraphQL */ `
  query Guides {
    guides {
      slug
      title
      body
      audience
      updatedAt
    }
  }
`);
