import { graphql } from '../gql';

export const DESK_ADDRESSES = graphql(/* GraphQL */ `
  query DeskAddresses($search: String) {
    usefulAddresses(search: $search) {
      id
      version
      kind
      name
      address
      phone
      email
      url
      openingHours
      lon
      lat
      ward {
        code
        name
      }
    }
  }
`);
export const SAVE_ADDRESS = graphql(/* GraphQL */ `
  mutation SaveUsefulAddress($id: ID, $version: Int, $input: UsefulAddressInput!) {
    saveUsefulAddress(id: $id, version: $version, input: $input) {
      __typename
      ... on UsefulAddress {
        id
        version
      }
      ...ContentRefusal
    }
  }
`);
export const DELETE_ADDRESS = graphql(/* GraphQL */ `
  mutation DeleteUsefulAddress($id: ID!, $version: Int!) {
    deleteUsefulAddress(id: $id, version: $version) {
      __typename
      ...ContentRefusal
    }
  }
`);
