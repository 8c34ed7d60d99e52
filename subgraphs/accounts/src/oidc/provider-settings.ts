import { z } from 'zod';

/** A sign-in provider as the operator describes it in OIDC_PROVIDERS. */
const provider = z.object({
  /** Stored with every linked identity: never changed. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'small letters, digits and hyphens'),
  /** On the button: "VNeID". */
  name: z.string().trim().min(1).max(60),
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** How the secret is sent to the provider. */
  clientAuthentication: z.enum(['client_secret_basic', 'client_secret_post']).default('client_secret_basic'),
  scope: z
    .string()
    .regex(/(^| )openid( |$)/, 'lacks openid')
    .default('openid profile phone'),
  /** In which claim the provider says what; of the id number there is no standard one. */
  claims: z.object({ personalId: z.string().min(1), name: z.string().min(1).default('name'), phone: z.string().min(1).default('phone_number') }),
});
export type ProviderSettings = z.infer<typeof provider>;

function parsed(text: string, { addIssue }: z.core.$RefinementCtx<string>): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    addIssue('is not JSON');
    return z.NEVER;
  }
}

/** OIDC_PROVIDERS: a list in JSON; none by default. */
export const providerSettings = z
  .string()
  .default('[]')
  .transform(parsed)
  .pipe(z.array(provider))
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'two providers have the same id');
