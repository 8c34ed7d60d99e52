import { describe, expect, it } from 'vitest';
import { isUnauthenticated, requestFailure } from './failure';

describe('a fault as a person may see it', () => {
  it.each([
    [{ graphQLErrors: [{ extensions: { code: 'FORBIDDEN', requestId: 'r1' } }] }, { kind: 'forbidden', requestId: 'r1' }],
    [{ graphQLErrors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r2' } }] }, { kind: 'server', requestId: 'r2' }],
    [
      { graphQLErrors: [], networkError: new TypeError('Failed to fetch') },
      { kind: 'network', requestId: null },
    ],
    [{ networkError: { statusCode: 502 } }, { kind: 'server', requestId: null }],
    [{ networkError: { statusCode: 429 } }, { kind: 'busy', requestId: null }],
    [{ networkError: { statusCode: 503 } }, { kind: 'unavailable', requestId: null }],
    [
      { networkError: { statusCode: 503, result: { errors: [{ extensions: { code: 'SERVICE_DOWN', requestId: 'r4' } }] } } },
      { kind: 'unavailable', requestId: 'r4' },
    ],
    [
      { networkError: { statusCode: 401, result: { errors: [{ extensions: { code: 'UNAUTHENTICATED', requestId: 'r3' } }] } } },
      { kind: 'unauthenticated', requestId: 'r3' },
    ],
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
