import { graphql } from '../gql';

export const MyAreas = graphql(/* GraphQL */ `
  query MyAreas {
    myAreas {
      id
      ...AreaFields
    }
  }
`);

export const OneArea = graphql(/* GraphQL */ `
  query OneArea($id: ID!) {
    area(id: $id) {
      id
      ...AreaFields
    }
  }
`);

/** All of an area: what its owner changes, and what a list says of it. */
export const AreaFields = graphql(/* GraphQL */ `
  fragment AreaFields on Area {
    id
    version
    name
    wards {
      code
      name
    }
    categories {
      code
      name
      nameEn
    }
    circle {
      lon
      lat
      metres
    }
    outline {
      lon
      lat
    }
    frequency
  }
`);

export const SaveArea = graphql(/* GraphQL */ `
  mutation SaveArea($id: ID, $version: Int, $input: AreaInput!) {
    saveArea(id: $id, version: $version, input: $input) {
      __typename
      ... on Area {
        id
        ...AreaFields
      }
      ...FormRefusal
    }
  }
`);

export const DeleteArea = graphql(/* GraphQL */ `
  mutation DeleteArea($id: ID!) {
    deleteArea(id: $id) {
      __typename
      ...FormRefusal
    }
  }
`);

export const AreaPreview = graphql(/* GraphQL */ `
  query AreaPreview($input: AreaInput!) {
    areaPreview(input: $input) {
      __typename
      ... on AreaPreview {
        recentCount
        digestAt
      }
    }
  }
`);
