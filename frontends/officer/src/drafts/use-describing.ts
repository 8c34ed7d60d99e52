import { requestFailure, useMutation } from '@pakn/graph';
import type { UploadOptions } from '@pakn/ui/upload/uploads';
import { graphql } from '../gql';

const DescribeFile = graphql(/* GraphQL */ `
  mutation DescribeFile($id: ID!, $caption: String) {
    describeAttachment(id: $id, caption: $caption) {
      __typename
    }
  }
`);

/**
 * Says what a file shows. A file that was sent before, or is gone, is refused where it is sent, with what to do about it: nothing is said about it here.
 */
export function useDescribing(): NonNullable<UploadOptions['describe']> {
  const { mutate } = useMutation(DescribeFile);
  return async (id, caption) => {
    try {
      await mutate({ id, caption });
    } catch (fault) {
      if (requestFailure(fault).kind !== 'not-found') throw fault;
    }
  };
}
