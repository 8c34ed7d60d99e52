import { dayOfArgument, DateScalar, refusing } from '@pakn/service-kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { AgencyInput, AgencyResult } from './agency-administration.graph.ts';
import { closeAgency } from './close-agency.ts';
import { saveAgency } from './save-agency.ts';

/** The scalar reads "2026-06-30" as midnight UTC. */

@Resolver()
export class AgencyAdministration {
  @Mutation(() => AgencyResult, { description: 'Administrators: makes an agency, or changes the one with this id.' })
  saveAgency(
    @Arg('id', () => ID, { nullable: true, description: 'The agency to change; left out: a new one is made.' }) id: string | null | undefined,
    @Arg('input', () => AgencyInput, { description: 'The agency as it is to be.' }) input: AgencyInput,
    @Ctx() context: AccountsContext,
  ): Promise<typeof AgencyResult> {
    return refusing(() => saveAgency(context, id ?? null, { ...input, validFrom: dayOfArgument(input.validFrom) })) as never;
  }

  @Mutation(() => AgencyResult, { description: 'Administrators: the agency works until validTo; its units and open cases go to the successor.' })
  closeAgency(
    @Arg('id', () => ID, { description: 'The agency that closes.' }) id: string,
    @Arg('validTo', () => DateScalar, { description: 'Its last day. Today or past: it is closed at once.' }) validTo: Date,
    @Arg('successorId', () => ID, { description: 'An active agency.' }) successorId: string,
    @Ctx() context: AccountsContext,
  ): Promise<typeof AgencyResult> {
    return refusing(() => closeAgency(context, id, { validTo: dayOfArgument(validTo), successorId })) as never;
  }
}
