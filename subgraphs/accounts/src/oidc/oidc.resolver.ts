import { Done, refusing } from '@pakn/service-kit';
import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { AccountsContext } from '../context.ts';
import { DoneResult } from '../done-result.ts';
import { OtpResult } from '../proof/otp-ticket.graph.ts';
import { OidcProvider } from '../session/oidc-registration.graph.ts';
import { SessionResult } from '../session/session.graph.ts';
import { completeOidc } from './complete-oidc.ts';
import { LinkedIdentity, OidcStartResult, RegisterByOidcInput } from './oidc.graph.ts';
import { registerByOidc } from './register-by-oidc.ts';
import { startOidc } from './start-oidc.ts';
import { unlinkOidc } from './unlink-oidc.ts';

const LINKED = `select provider, linked_at as "linkedAt", last_used_at as "lastUsedAt" from accounts.linked_identity where account_id = $1 order by linked_at`;

@Resolver()
export class OidcResolver {
  @Query(() => [OidcProvider], { description: 'Where one may sign in besides here; empty when the operator has configured none.' })
  oidcProviders(@Ctx() { services }: AccountsContext): OidcProvider[] {
    return services.providers.map(({ settings: { id, name } }) => ({ id, name }));
  }

  @Query(() => [LinkedIdentity], { description: 'The identities by which one signs in to the own account, the oldest first.' })
  @Directive('@tag(name: "viewer")')
  async linkedIdentities(@Ctx() context: AccountsContext): Promise<LinkedIdentity[]> {
    const { pool, providers } = context.services;
    const { rows } = await pool.query<Omit<LinkedIdentity, 'provider'> & { provider: string }>(LINKED, [context.subject()]);
    // One that the operator took away is named by its id.
    const nameOf = (id: string): string => providers.find(({ settings }) => settings.id === id)?.settings.name ?? id;
    return rows.map(({ provider, ...link }) => ({ ...link, provider: { id: provider, name: nameOf(provider) } }));
  }

  @Mutation(() => OidcStartResult, { description: 'Begins a sign-in at a provider, for this browser. NOT_FOUND for one that is not configured.' })
  startOidc(
    @Arg('provider', () => ID, { description: 'OidcProvider.id' }) provider: string,
    @Arg('returnTo', () => String, { nullable: true, description: 'A path of this portal to go to afterwards; anything else is left out.' })
    returnTo: string | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof OidcStartResult> {
    return refusing(() => startOidc(context, { provider, returnTo }));
  }

  @Mutation(() => SessionResult, {
    description:
      'Takes the provider’s answer, once and in the browser that began. A Session for a linked identity; an OtpTicket when the phone of the account with the same id number is still to be confirmed (confirmSignIn); an OidcRegistration for somebody new.',
  })
  completeOidc(
    @Arg('code', () => String, { description: 'As it stands in the address.' }) code: string,
    @Arg('state', () => String, { description: 'As it stands in the address.' }) state: string,
    @Arg('iss', () => String, { nullable: true, description: 'As it stands in the address; providers that follow RFC 9207 send it.' }) iss: string | undefined,
    @Ctx() context: AccountsContext,
  ): Promise<typeof SessionResult> {
    return refusing(() => completeOidc(context, { code, state, iss: iss ?? null }));
  }

  @Mutation(() => OtpResult, { description: 'Registers somebody whom a provider names: a code to the phone; confirmSignIn makes the account and signs in.' })
  registerByOidc(
    @Arg('input', () => RegisterByOidcInput, { description: 'The filled-in form; each wrong field has its own problem.' }) input: RegisterByOidcInput,
    @Ctx() context: AccountsContext,
  ): Promise<typeof OtpResult> {
    return refusing(() => registerByOidc(context, input));
  }

  @Mutation(() => DoneResult, { description: 'Takes an identity away from the own account. NOT_NOW when it is the only way in.' })
  unlinkOidc(@Arg('provider', () => ID, { description: 'OidcProvider.id' }) provider: string, @Ctx() context: AccountsContext): Promise<typeof DoneResult> {
    return refusing(() => unlinkOidc(context, provider).then((): Done => ({ ok: true })));
  }
}
