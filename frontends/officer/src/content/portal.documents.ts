import { graphql } from '../gql';

export const DESK_PORTAL = graphql(/* GraphQL */ `
  query DeskPortal {
    portal {
      tenant
      systemName
      appName
      owner
      operator
      hotline
      email
      address
      about
      supportHours
      supportHoursEn
      voiceInput
      zaloUrl
      publicServices {
        label
        labelEn
        url
      }
      emergencyNumbers {
        label
        labelEn
        url
      }
      legalBasis {
        label
        labelEn
        url
      }
      appLinks {
        label
        labelEn
        url
      }
      officerHelp {
        label
        labelEn
        url
      }
      banner {
        imageUrl
        alt
        url
      }
    }
  }
`);
export const SAVE_PORTAL = graphql(/* GraphQL */ `
  mutation SavePortal($input: PortalInput!) {
    savePortal(input: $input) {
      __typename
      ... on Portal {
        systemName
      }
      ...ContentRefusal
    }
  }
`);
