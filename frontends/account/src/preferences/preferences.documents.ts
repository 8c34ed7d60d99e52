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
    pushKey
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
export const RegisterPush = graphql(`
  mutation RegisterPush($endpoint: String!, $p256dh: String!, $auth: String!) {
    registerPush(endpoint: $endpoint, p256dh: $p256dh, auth: $auth) {
      __typename
      ...FormRefusal
    }
  }
`);
export const UnregisterPush = graphql(`
  mutation UnregisterPush($endpoint: String!) {
    unregisterPush(endpoint: $endpoint) {
      __typename
      ...FormRefusal
    }
  }
`);
