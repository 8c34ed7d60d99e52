import { join } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Typed documents of a front end, made by every build into `src/gql/` (not in git).
 * SCHEMA names another schema file while the supergraph is being changed; without it the composed one is taken.
 */
export function documentsOf(dir: string): CodegenConfig {
  return {
    schema: process.env.SCHEMA ?? join(dir, '../../packages/graph/api.graphql'),
    documents: [join(dir, 'src/**/*.{ts,vue}'), `!${join(dir, 'src/gql/**')}`],
    ignoreNoDocuments: true,
    silent: true,
    generates: {
      [join(dir, 'src/gql/')]: {
        preset: 'client',
        presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256', mode: 'embedHashInDocument' } },
        config: { useTypeImports: true, enumsAsTypes: true, strictScalars: true, scalars: { DateTime: 'string', Date: 'string' } },
      },
    },
  };
}
