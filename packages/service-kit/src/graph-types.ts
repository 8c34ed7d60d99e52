import 'reflect-metadata';
import { GraphQLDate, GraphQLDateTimeISO } from 'graphql-scalars';
import { GraphQLScalarType } from 'graphql';
import { Ctx, Directive, Field, ObjectType } from 'type-graphql';
import type { Label, Language } from '@pakn/vocabulary';
import { DomainError, type FieldProblemData } from './rules/domain-error.ts';

const renamed = (scalar: GraphQLScalarType, name: string, description: string): GraphQLScalarType =>
  new GraphQLScalarType({ ...scalar.toConfig(), name, description, extensions: {} });

export const DateTimeScalar = renamed(GraphQLDateTimeISO, 'DateTime', 'RFC 3339 with offset, for example 2026-11-20T07:30:00.000Z.');
export const DateScalar = renamed(GraphQLDate, 'Date', 'A calendar day in Asia/Ho_Chi_Minh, for example 2026-11-20.');

/** The day of a `Date` argument, "2026-11-20": the scalar reads it as midnight UTC. */
export const dayOfArgument = (date: Date): string => date.toISOString().slice(0, 10);

/** What wording a text needs to know of the context. */
interface Reader {
  language: Language;
}

@ObjectType({ description: 'A field that does not fit, with what to say beside it.' })
@Directive('@shareable')
export class FieldProblem {
  @Field(() => String, { description: 'Path of the argument, for example "input.title".' }) path!: string;
  @Field(() => String, { description: 'What is wrong, for a program.' }) code!: string;
  /** What is wrong, for a person. */
  text!: Label;

  @Field(() => String, { description: 'What to say beside the field, in the language of the request.' })
  message(@Ctx() { language }: Reader): string {
    return this.text[language];
  }
}

@ObjectType({ description: 'What the person can understand and act on. Codes are permanent.' })
@Directive('@shareable')
export class Refusal {
  @Field(() => String, { description: 'Why, for a program.' }) code!: string;
  @Field(() => [FieldProblem], { description: 'The fields that do not fit.' }) fields!: FieldProblem[];
  @Field(() => DateTimeScalar, { nullable: true, description: 'When trying again may help.' }) retryAt?: Date;
  /** The case as it is now; each subgraph resolves `case` from it. */
  caseId?: string;
  /** Why, for a person. */
  text!: Label;

  @Field(() => String, { description: 'Why, and what to do about it, in the language of the request.' })
  message(@Ctx() { language }: Reader): string {
    return this.text[language];
  }
}

@ObjectType({ description: 'One field before and after a change.' })
@Directive('@shareable')
export class FieldChange {
  @Field(() => String, { description: 'The name of the field, for a program.' }) field!: string;
  @Field(() => String, { description: 'The name of the field, for a person.' }) label!: string;
  @Field(() => String, { nullable: true, description: 'As a person reads it; null when it was empty, or its words were erased.' }) oldValue?: string | null;
  @Field(() => String, { nullable: true, description: 'As a person reads it; null when it is empty now, or its words were erased.' }) newValue?: string | null;
}

/** The arguments of a list that is read by pages. */
export const PAGE_FIRST = { description: 'How many, 1 to 100.' };
export const PAGE_AFTER = { nullable: true, description: 'PageInfo.endCursor of the page before; left out: the first page.' };

@ObjectType({ description: 'Where a page of a list stands.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more comes after this page.' }) hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Opaque: pass it as `after` for the next page; null when the page is empty.' }) endCursor?: string | null;
}

@ObjectType({ description: 'It was done; there is nothing more to say.' })
@Directive('@shareable')
export class Done {
  @Field(() => Boolean, { description: 'Always true.' }) ok!: boolean;
}

/** Runs a use case: a DomainError becomes a Refusal (data), everything else stays a fault. */
export async function refusing<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return Object.assign(new Refusal(), {
      code: error.code,
      text: error.text,
      fields: error.fields.map(({ path, code, message }: FieldProblemData) => Object.assign(new FieldProblem(), { path, code, text: message })),
      retryAt: error.retryAt,
      caseId: error.caseId,
    });
  }
}
