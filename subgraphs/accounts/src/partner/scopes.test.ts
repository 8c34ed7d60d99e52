import { describe, expect, it } from 'vitest';
import { grantedScopes } from './scopes.ts';

describe('B-13 scopes of a token', () => {
  const own = ['cases:read', 'stats:read'];
  it.each([
    [undefined, own],
    ['', own],
    ['stats:read', ['stats:read']],
    ['stats:read  cases:read stats:read', ['stats:read', 'cases:read']],
    ['cases:handle', null],
    ['stats:read cases:handle', null],
  ])('%s → %j', (asked, granted) => expect(grantedScopes(own, asked)).toEqual(granted));
});
