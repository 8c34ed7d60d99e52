import { graphql } from '../gql';

export const INTAKE_FRAME = graphql(`
  query OfficerIntakeFrame {
    categories {
      code
      name
      nameEn
      active
    }
    wards {
      code
      name
    }
    portal {
      limits {
        titleLength
        contentLength
      }
    }
  }
`);
export const FIND_CALLER = graphql(`
  query OfficerFindCaller($phone: String!) {
    people(phone: $phone) {
      id
      kind
      displayName
      fullName
      contactAddress
    }
  }
`);
export const SAVE_CALLER = graphql(`
  mutation SaveCaller($name: String!, $phone: String, $address: String) {
    saveContact(name: $name, phone: $phone, address: $address) {
      __typename
      ... on Contact {
        id
        earlierCases
      }
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
export const INTAKE_CASE = graphql(`
  mutation OfficerIntake($input: IntakeInput!, $key: ID!) {
    intakeCase(input: $input, idempotencyKey: $key) {
      __typename
      ...CaseCore
      ...RefusalFace
    }
  }
`);
export const SIMILAR_TO = graphql(`
  query OfficerSimilarTo($title: String!, $lon: Float, $lat: Float) {
    similarCases(title: $title, lon: $lon, lat: $lat, first: 4) {
      ...SimilarRow
    }
  }
`);
export const FIND_KNOWLEDGE = graphql(`
  query OfficerFindKnowledge($search: String!) {
    knowledge(search: $search, first: 5) {
      nodes {
        id
        title
        body
      }
    }
  }
`);
