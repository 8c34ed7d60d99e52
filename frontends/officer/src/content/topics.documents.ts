import { graphql } from '../gql';

export const DESK_TOPICS = graphql(/* GraphQL */ `
  query DeskTopics {
    topics {
      code
      name
      nameEn
      introduction
      active
      from
      to
    }
  }
`);
export const SAVE_TOPIC = graphql(/* GraphQL */ `
  mutation SaveTopic($code: ID!, $input: TopicInput!) {
    saveTopic(code: $code, input: $input) {
      __typename
      ... on Topic {
        name
      }
      ...ContentRefusal
    }
  }
`);
