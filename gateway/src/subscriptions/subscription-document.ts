import {
  GraphQLError,
  Kind,
  parseType,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';

/** The hub's own name for the cursor in the upstream's events. */
export const CURSOR_ALIAS = '_cursor';
/** The hub's own variable for the place to go on from. */
export const AFTER_VARIABLE = '_after';

export interface SubscriptionDocument {
  /** The client's document with `_cursor: cursor` added and its `after` replaced by a variable of the hub's: what is planned. */
  planned: DocumentNode;
  operation: OperationDefinitionNode;
  /** The name of the subscription field in the answer (its alias, if it has one). */
  responseName: string;
  /** Where the client says what it has seen last: a variable's name, a literal, or nowhere. */
  after: { variable: string } | { literal: string | null };
}

const misuse = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/**
 * Makes a client's subscription resumable by the hub. The document must be valid.
 * @throws GraphQLError BAD_USER_INPUT when it is no subscription, or not one of the resumable form (spec 04: one variable, used nowhere else).
 */
export function resumableDocument(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): SubscriptionDocument {
  const [field, ...more] = operation.selectionSet.selections;
  if (operation.operation !== 'subscription') throw misuse('Chỉ nhận subscription qua WebSocket; hãy gửi query và mutation qua HTTP.');
  if (field?.kind !== 'Field' || more.length > 0 || field.directives?.length) throw misuse('Subscription phải có đúng một trường, viết trực tiếp.');
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value];
  const afterType = definition?.args.find((argument) => argument.name === 'after')?.type;
  if (!definition || !afterType || !field.selectionSet) throw misuse('Subscription này không nối tiếp được.');
  const given = field.arguments?.find((argument) => argument.name.value === 'after')?.value;
  const after = afterOf(given);
  if ('variable' in after && usesOf(document, after.variable) > 1) throw misuse(`Biến $${after.variable} chỉ được dùng cho tham số after.`);
  if (operation.variableDefinitions?.some((variable) => variable.variable.name.value === AFTER_VARIABLE))
    throw misuse(`Biến $${AFTER_VARIABLE} dành riêng cho hệ thống.`);

  const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
  const resumed: FieldNode = {
    ...field,
    arguments: [
      ...(field.arguments ?? []).filter((argument) => argument.name.value !== 'after'),
      { kind: Kind.ARGUMENT, name: name('after'), value: { kind: Kind.VARIABLE, name: name(AFTER_VARIABLE) } },
    ],
    selectionSet: {
      ...field.selectionSet,
      selections: [...field.selectionSet.selections, { kind: Kind.FIELD, alias: name(CURSOR_ALIAS), name: name('cursor') }],
    },
  };
  const variables = (operation.variableDefinitions ?? []).filter((variable) => !('variable' in after) || variable.variable.name.value !== after.variable);
  const plannedOperation: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: [
      ...variables,
      { kind: Kind.VARIABLE_DEFINITION, variable: { kind: Kind.VARIABLE, name: name(AFTER_VARIABLE) }, type: parseType(String(afterType)) },
    ],
    selectionSet: { ...operation.selectionSet, selections: [resumed] },
  };
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return {
    planned: { kind: Kind.DOCUMENT, definitions: [plannedOperation, ...fragments] },
    operation,
    responseName: field.alias?.value ?? field.name.value,
    after,
  };
}

function afterOf(value: ValueNode | undefined): SubscriptionDocument['after'] {
  if (value === undefined || value.kind === Kind.NULL) return { literal: null };
  if (value.kind === Kind.VARIABLE) return { variable: value.name.value };
  if (value.kind === Kind.STRING) return { literal: value.value };
  throw misuse(`after không thể là ${print(value)}.`);
}

function usesOf(document: DocumentNode, variable: string): number {
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => {
      if (node.name.value === variable) uses++;
    },
  });
  return uses;
}
