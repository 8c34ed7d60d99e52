import { useMutation } from '@pakn/graph';
import { describing } from '@pakn/ui/upload/describing';
import { graphql } from '../gql';

const DescribeFile = graphql(/* GraphQL */ `
  mutation DescribeFile($id: ID!, $caption: String) {
    describeAttachment(id: $id, caption: $caption) {
      __typename
    }
  }
`);

/** Tells the server what a file of a form shows (`UploadOptions.describe`). */
export const useDescribing = () => describing(useMutation(DescribeFile).mutate);
