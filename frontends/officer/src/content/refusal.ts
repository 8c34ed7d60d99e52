import { graphql, readFragment, type FragmentType } from '../gql';

const CONTENT_REFUSAL = graphql(/* GraphQL */ `
  fragment ContentRefusal on Refusal {
    code
    message
    fields {
      path
      code
      message
    }
  }
`);
type Answer<T extends string> = { __typename: T } | ({ __typename: 'Refusal' } & FragmentType<typeof CONTENT_REFUSAL>);

/** What a form needs of a mutation's answer: its refusal, or null when it was done; undefined when nothing was answered. */
export function refusalOf<T extends string>(answer: Answer<T> | undefined | null) {
  if (!answer) return undefined;
  return answer.__typename === 'Refusal' ? readFragment(CONTENT_REFUSAL, answer as FragmentType<typeof CONTENT_REFUSAL>) : null;
}
