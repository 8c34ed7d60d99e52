import { dayOfArgument, refusing, type Refusal } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import type { ServiceLevelRule } from '../clock/limits.ts';
import { ReasonKind } from '../graph/enums.ts';
import type { PortalSettings } from '../reference/portal.ts';
import type { Category, Reason } from '../reference/reference-book.ts';
import {
  CategoryInput,
  CategoryResult,
  PortalInput,
  PortalResult,
  ReasonInput,
  ReasonResult,
  ServiceLevelInput,
  ServiceLevelResult,
} from './catalogue.graph.ts';
import { saveCategory } from './save-category.ts';
import { savePortal } from './save-portal.ts';
import { saveReason } from './save-reason.ts';
import { setServiceLevel } from './set-service-level.ts';

/** Administrators change the catalogues and settings; every change is in the audit log, and every replica obeys it at once. */
@Resolver()
export class CatalogueMutations {
  @Mutation(() => PortalResult, { description: "Administrators: the tenant's names, addresses and words, and the limits of forms and uploads (A9-07)." })
  savePortal(
    @Ctx() context: CasesContext,
    @Arg('input', () => PortalInput, { description: 'The form.' }) input: PortalInput,
  ): Promise<PortalSettings | Refusal> {
    return refusing(() => savePortal(context, input));
  }

  @Mutation(() => CategoryResult, { description: 'Administrators: makes a category, or changes the one with this code.' })
  saveCategory(
    @Ctx() context: CasesContext,
    @Arg('code', () => ID, { description: 'Permanent: 2 to 40 capital letters, digits and underscores.' }) code: string,
    @Arg('input', () => CategoryInput, { description: 'The form.' }) input: CategoryInput,
  ): Promise<Category | Refusal> {
    const { validFrom, ...form } = input;
    return refusing(() => saveCategory(context, code, { ...form, ...(validFrom === undefined ? {} : { validFrom: validFrom && dayOfArgument(validFrom) }) }));
  }

  @Mutation(() => ReasonResult, { description: 'Administrators: makes a reason, or changes the one of this kind with this code.' })
  saveReason(
    @Ctx() context: CasesContext,
    @Arg('kind', () => ReasonKind, { description: 'What it is given for.' }) kind: ReasonKind,
    @Arg('code', () => ID, { description: 'Permanent: 2 to 40 capital letters, digits and underscores.' }) code: string,
    @Arg('input', () => ReasonInput, { description: 'The form.' }) input: ReasonInput,
  ): Promise<Reason | Refusal> {
    return refusing(() => saveReason(context, { kind, code }, input));
  }

  @Mutation(() => ServiceLevelResult, {
    description: 'Administrators: the limits of an urgency from a day on. What has begun keeps its limit; those of before stay to be seen.',
  })
  setServiceLevel(
    @Ctx() context: CasesContext,
    @Arg('input', () => ServiceLevelInput, { description: 'The limits.' }) input: ServiceLevelInput,
  ): Promise<ServiceLevelRule | Refusal> {
    return refusing(() => setServiceLevel(context, { ...input, validFrom: dayOfArgument(input.validFrom) }));
  }
}
