import { gql } from '@apollo/client/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApollo } from './client';
import type { Session } from './session';

afterEach(() => vi.unstubAllGlobals());

describe('B-22 what the server words', () => {
  it('is asked for in the language that the reader has chosen, whatever the browser prefers', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (_url: string, { headers }: { headers: Record<string, string> }) => {
      asked.push(headers['accept-language'] ?? '');
      return new Response(JSON.stringify({ data: { me: null } }), { headers: { 'content-type': 'application/json' } });
    });
    let language: 'vi' | 'en' = 'vi';
    const session = { token: async () => null } as Session;
    const apollo = createApollo({ endpoint: 'http://localhost/graphql', session, language: () => language });
    const ask = () =>
      apollo.query({
        query: gql`
          {
            me {
              id
            }
          }
        `,
        fetchPolicy: 'network-only',
      });
    await ask();
    language = 'en';
    await ask();
    expect(asked).toEqual(['vi', 'en']);
  });
});
