/** What an access token says that it is, in its header (RFC 9068): no other token of the same key passes for one. */
export const ACCESS_TOKEN_TYPE = 'at+jwt';

/** For whom access tokens are: the graph of the installation at this origin, which is also their issuer. */
export const audienceOf = (origin: string): string => `${origin}/graphql`;
