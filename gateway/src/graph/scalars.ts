import { DateScalar, DateTimeScalar } from '@pakn/service-kit';
import { isScalarType, type GraphQLSchema } from 'graphql';

/**
 * A composed graph knows its own scalars by name only. With their readings a day that does not exist is refused as the client's mistake before any subgraph
 * is asked, also where it stands in the document and not in a variable.
 */
export function readScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const { name, parseValue, parseLiteral } of [DateTimeScalar, DateScalar]) {
    const composed = schema.getType(name);
    if (isScalarType(composed)) Object.assign(composed, { parseValue, parseLiteral });
  }
  return schema;
}
