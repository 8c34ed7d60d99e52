import { useChallenge, type Challenge } from '@pakn/ui/form/use-challenge';
import { useGraph } from '@pakn/graph';
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
  const client = useGraph().client;
  return useChallenge(async () => (await client.query(CHALLENGE, {}, 'network-only')).data.challenge);
}
