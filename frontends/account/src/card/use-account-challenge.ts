import { useChallenge, type Challenge } from '@pakn/ui/form/use-challenge';
import { useGraph } from '@pakn/graph';
import { graphql } from '../gql';

const CHALLENGE = graphql(`
  query AccountChallenge {
    challenge {
      id
      question
      expiresAt
    }
  }
`);

/** The sum of a form of this front end. */
export function useAccountChallenge(): Challenge {
  const client = useGraph().client;
  return useChallenge(async () => (await client.query(CHALLENGE, {}, 'network-only')).data.challenge);
}
