import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { print, stripIgnoredCharacters, type ASTNode } from 'graphql';
import type { Plugin } from 'vite';

interface Definition {
  kind: string;
  name: { value: string };
}
type Documents = Map<string, { definitions: Definition[] }>;

/** The documents that codegen has made, by the name of their constant. */
const DOCUMENT = /^export const (\w+) = (\{.*\}) as unknown as/gm;
/** A call of the front end's `graphql`, with what its text defines first. */
const CALL = /\bgraphql\(\s*(?:\/\*.*?\*\/\s*)?`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`\s*,?\s*\)/g;
const PREFIX = 'virtual:pakn-document/';
const RESOLVED = `\0${PREFIX}`;

export const documentsOf = (generated: string): Documents =>
  new Map([...generated.matchAll(DOCUMENT)].map(([, name = '', json = '']) => [name, JSON.parse(json) as { definitions: Definition[] }]));

/** Each call becomes the document itself, imported from a module of its own; null when there is none. */
export function withImports(code: string): string | null {
  const imports = new Map<string, string>();
  const changed = code.replace(CALL, (_call, kind: string, name: string) => {
    imports.set(name, `import ${name}$document from '${PREFIX}${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}';\n`);
    return `${name}$document`;
  });
  return imports.size === 0 ? null : `${[...imports.values()].join('')}${changed}`;
}

/**
 * The module of one document: its text, for that is a fifth of its tree, and the client of the graph reads it (packages/graph/src/client.ts). Fragments are of
 * their own document's module: however many spread one, there is one copy.
 */
export function moduleOf(name: string, documents: Documents): string {
  const document = documents.get(name);
  if (!document) throw new Error(`${name} was not generated`);
  const [own, ...spread] = document.definitions;
  if (!own) throw new Error(`${name} is empty`);
  return [
    ...spread.map(({ name: { value } }) => `import { own as ${value} } from '${PREFIX}${value}FragmentDoc';`),
    `export const own = ${JSON.stringify(stripIgnoredCharacters(print(own as ASTNode)))};`,
    `export default ${['own', ...spread.map(({ name: { value } }) => value)].join(' + ')};`,
  ].join('\n');
}

/**
 * The map that codegen makes holds every document of a front end, twice, and every page loads all of it. In a build each page brings its own documents:
 * `graphql(…)` becomes an import of that document. `dir`: the front end's folder.
 */
export function documentsWhereUsed(dir: string): Plugin {
  let documents: Documents = new Map();
  return {
    name: 'pakn:documents-where-used',
    apply: 'build',
    async buildStart() {
      documents = documentsOf(await readFile(join(dir, 'src/gql/graphql.ts'), 'utf8'));
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load: (id) => (id.startsWith(RESOLVED) ? moduleOf(id.slice(RESOLVED.length), documents) : null),
    transform(code, id) {
      if (!/[\\/]frontends[\\/].*[\\/]src[\\/](?!gql[\\/]).*\.(?:ts|vue)(?:$|\?)/.test(id)) return null;
      const changed = withImports(code);
      return changed === null ? null : { code: changed, map: null };
    },
  };
}
