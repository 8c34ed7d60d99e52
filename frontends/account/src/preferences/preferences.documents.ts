import { graphql } from '../gql';

graphql(`
  fragment PreferencesFields on NotificationPreferences {
    choices {
      kind
      label
      channels
      fixed
      offered
    }
    quietFrom
    quietTo
    usualQuietFrom
    usualQuietTo
    absent {
      channel
      reason
    }
  }
`);
export const Preferences = graphql(`
  query NotificationPreferences {
    notificationPreferences {
      ...PreferencesFields
    }
  }
`);
export const SetPreferences = graphql(`
  mutation SetNotificationPreferences($choices: [NotificationChoiceInput!]!, $quietFrom: String, $quietTo: String) {
    setNotificationPreferences(choices: $choices, quietFrom: $quietFrom, quietTo: $quietTo) {
      __typename
      ...PreferencesFields
      ...FormRefusal
    }
  }
`);
