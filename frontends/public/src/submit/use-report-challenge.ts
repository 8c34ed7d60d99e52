import { useChallenge, type Challenge } from '@pakn/ui/form/use-challenge';
import { useApolloClient } from '@vue/apollo-composable';
import { graphql } from '../gql';

const CHALLENGE = graphql(/* GraphQL */ `
  query ReportChallenge {
    challenge {
      id
      question
      expiresAt
    }
  }
`);

/** The sum of the report form. */
export function useReportChallenge(): Challenge {
  const client = useApolloClient().resolveClient();
  return useChallenge(async () => (await client.query({ query: CHALLENGE, fetchPolicy: 'no-cache', errorPolicy: 'none' })).data.challenge);
}
