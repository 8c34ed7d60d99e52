import 'reflect-metadata';
import 'reflect-metadata';
import { GraphQLDate, GraphQLDateTimeISO } from 'graphql-scalars';
import { GraphQLScalarType } from 'graphql';
import { Directive, Field, ObjectType } from 'type-graphql';
import { DomainError, textIn, type FieldProblemData } from './rules/domain-error.ts';

const renamed = (scalar: GraphQLScalarType, name: string, description: string): GraphQLScalarType =>
  new GraphQLScalarType({ ...scalar.toConfig(), name, description, extensions: {} });

export const DateTimeScalar = renamed(GraphQLDateTimeISO, 'DateTime', 'RFC 3339 with offset, for example 2026-11-20T07:30:00.000Z.');
export const DateScalar = renamed(GraphQLDate, 'Date', 'A calendar day in Asia/Ho_Chi_Minh, for example 2026-11-20.');

@ObjectType({ description: 'A field that does not fit, with what to say beside it.' })
@Directive('@shareable')
export class FieldProblem {
  @Field(() => String, { description: 'Path of the argument, for example "input.title".' }) path!: string;
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'What the person can understand and act on. Codes are permanent.' })
@Directive('@shareable')
export class Refusal {
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
  @Field(() => [FieldProblem]) fields!: FieldProblem[];
  @Field(() => DateTimeScalar, { nullable: true, description: 'When trying again may help.' }) retryAt?: Date;
  /** The case as it is now; each subgraph resolves `case` from it. */
  caseId?: string;
}

@ObjectType({ description: 'One field before and after a change.' })
@Directive('@shareable')
export class FieldChange {
  @Field(() => String) field!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) oldValue?: string | null;
  @Field(() => String, { nullable: true }) newValue?: string | null;
}

@ObjectType()
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor?: string | null;
}

@ObjectType()
@Directive('@shareable')
export class Done {
  @Field(() => Boolean) ok!: boolean;
}

/** Runs a use case: a DomainError becomes a Refusal (data), everything else stays a fault. */
export async function refusing<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return Object.assign(new Refusal(), {
      code: error.code,
      message: error.message,
      fields: error.fields.map((field: FieldProblemData) => ({ ...field, message: textIn(field.message, 'vi') })),
      retryAt: error.retryAt,
      caseId: error.caseId,
    });
  }
}
