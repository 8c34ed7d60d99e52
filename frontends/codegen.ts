import { join } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';

/** How a component reads its own fragment of what it was given (`src/gql`); no composable, for it only changes the type. */
const UNMASK = 'readFragment';

/**
 * Typed documents of a front end, made by every build into `src/gql/` (not in git).
 * SCHEMA names another schema file while the supergraph is being changed; without it the composed one is taken.
 * @param masked what a fragment selects can only be seen through that fragment (`readFragment`): a component depends on what it declares itself
 */
export function documentsOf(dir: string, { masked = false }: { masked?: boolean } = {}): CodegenConfig {
  return {
    schema: process.env.SCHEMA ?? join(dir, '../../packages/graph/api.graphql'),
    documents: [join(dir, 'src/**/*.{ts,vue}'), `!${join(dir, 'src/gql/**')}`],
    ignoreNoDocuments: true,
    silent: true,
    generates: {
      [join(dir, 'src/gql/')]: {
        preset: 'client',
        presetConfig: {
          fragmentMasking: masked && { unmaskFunctionName: UNMASK },
          persistedDocuments: { hashAlgorithm: 'sha256', mode: 'embedHashInDocument' },
        },
        config: { useTypeImports: true, enumsAsTypes: true, strictScalars: true, scalars: { DateTime: 'string', Date: 'string' } },
      },
    },
  };
}
