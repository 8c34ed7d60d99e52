import { describe, expect, it } from 'vitest';
import { isUnauthenticated, requestFailure } from './failure';

describe('a fault as a person may see it', () => {
  it.each([
    [{ graphQLErrors: [{ extensions: { code: 'FORBIDDEN', requestId: 'r1' } }] }, { kind: 'forbidden', requestId: 'r1' }],
    [
      { graphQLErrors: [{ extensions: { code: 'SERVICE_DOWN', requestId: 'r4' } }], networkError: undefined },
      { kind: 'unavailable', requestId: 'r4' },
    ],
    [{ graphQLErrors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r2' } }] }, { kind: 'server', requestId: 'r2' }],
    [
      { graphQLErrors: [], networkError: new TypeError('Failed to fetch') },
      { kind: 'network', requestId: null },
    ],
    [{ networkError: { status: 502 } }, { kind: 'server', requestId: null }],
    [{ networkError: { status: 429 } }, { kind: 'busy', requestId: null }],
    [{ networkError: { status: 503 } }, { kind: 'unavailable', requestId: null }],
    [[{ extensions: { code: 'RATE_LIMITED' } }], { kind: 'busy', requestId: null }],
    [new Error('anything'), { kind: 'server', requestId: null }],
    [null, { kind: 'server', requestId: null }],
  ])('%o', (error, failure) => {
    expect(requestFailure(error)).toEqual(failure);
  });
  it('knows when nobody is signed in', () => {
    expect(isUnauthenticated({ graphQLErrors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })).toBe(true);
    expect(isUnauthenticated(new Error())).toBe(false);
  });
});
