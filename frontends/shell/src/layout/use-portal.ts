import { useQuery } from '@pakn/graph';
import { computed } from 'vue';
import { graphql } from '../gql';
import { provinceName } from './province-name';

const PortalNames = graphql(/* GraphQL */ `
  query ShellPortal {
    portal {
      systemName
      owner
      operator
      hotline
      email
      address
      crestUrl
      publicServices {
        label
        labelEn
        url
      }
      appLinks {
        label
        labelEn
        url
      }
      emergencyNumbers {
        label
        labelEn
        url
      }
    }
  }
`);

/** A link's words in the reader's language. */
export const linkLabel = ({ label, labelEn }: { label: string; labelEn?: string | null }, language: 'vi' | 'en'): string =>
  (language === 'en' && labelEn) || label;

/** The tenant's names and contacts; null until they are there, and the frame does without them. */
export function usePortal() {
  const { result } = useQuery(PortalNames);
  return computed(() => {
    const portal = result.value?.portal;
    return portal ? { ...portal, province: provinceName(portal.systemName) } : null;
  });
}
