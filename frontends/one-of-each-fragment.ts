import type { Plugin } from 'vite';

interface Definition {
  kind: string;
  name: { value: string };
}
const DOCUMENT = /^export const (\w+) = (\{.*\}) as unknown as/gm;

/**
 * The generated documents each carry a copy of every fragment that they spread: of the console's 430 KB most were copies. Here they all refer
 * to one.
 */
export function oneOfEachFragment(): Plugin {
  return {
    name: 'pakn:one-of-each-fragment',
    enforce: 'pre',
    transform(code, id) {
      if (!/[\\/]src[\\/]gql[\\/]graphql\.ts$/.test(id)) return null;
      const fragments = new Map<string, string>();
      const refer = (definition: Definition): string => {
        const text = JSON.stringify(definition);
        if (definition.kind !== 'FragmentDefinition') return text;
        fragments.set(definition.name.value, text);
        return `fragment_${definition.name.value}`;
      };
      const documents = code.replace(DOCUMENT, (_, name: string, json: string) => {
        const { definitions, ...rest } = JSON.parse(json) as { definitions: Definition[] };
        return `export const ${name} = { ...${JSON.stringify(rest)}, "definitions": [${definitions.map(refer).join(', ')}] } as unknown as`;
      });
      return { code: `${[...fragments].map(([name, text]) => `const fragment_${name} = ${text};\n`).join('')}${documents}`, map: null };
    },
  };
}
