import { graphql } from './gql';

/** What a form needs of a refusal: the sentence for all of it, and those that belong beside a field. */
export const FormRefusal = graphql(/* GraphQL */ `
  fragment FormRefusal on Refusal {
    code
    message
    fields {
      path
      code
      message
    }
  }
`);
