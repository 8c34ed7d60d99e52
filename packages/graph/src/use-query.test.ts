import { gql } from '@urql/core';
import { flushPromises, mount } from '@vue/test-utils';
import { expect, it, vi } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import type { Question, Told } from './ask';
import { createClient } from './client';
import { GRAPH, type Graph } from './graph';
import { useQuery, type QueryOptions, type QueryResult } from './use-query';

interface List {
  list: { nodes: { id: string; name: string }[] };
}
type Of = { search: string; after: string | null };
const LIST = gql<List, Of>`
  query Lines($search: String!, $after: String) {
    list(search: $search, after: $after) {
      nodes {
        id
        name
      }
    }
  }
`;
const RENAME = gql<{ rename: { id: string; name: string } }, Record<string, never>>`
  mutation Rename {
    rename {
      id
      name
    }
  }
`;
const line = (id: string, name = id) => ({ __typename: 'Line', id, name });
const nodes = (...lines: object[]): Told => ({ data: { list: { __typename: 'LineConnection', nodes: lines } } });

/** A component that asks for a list, on a server that answers by the test. */
function asking(answer: (question: Question & { variables: Partial<Of> }) => Told | Promise<Told>, options: QueryOptions = {}) {
  const asked: Partial<Of>[] = [];
  const client = createClient(async (question) => {
    if (question.operationName === 'Lines') asked.push(question.variables);
    return answer(question as never);
  });
  const search = ref('a');
  let query!: QueryResult<List, Of>;
  const page = mount(
    defineComponent({
      setup() {
        query = useQuery(LIST, () => ({ search: search.value, after: null }), options);
        return () => h('i');
      },
    }),
    { global: { provide: { [GRAPH as symbol]: { client } as Graph } } },
  );
  const more = () =>
    query.fetchMore({
      variables: { after: '1' },
      updateQuery: (before, { fetchMoreResult: { list } }) => ({ list: { nodes: [...before.list.nodes, ...list.nodes] } }),
    });
  const names = (): string[] | undefined => query.result.value?.list.nodes.map(({ name }) => name);
  return { asked, client, search, query, page, more, names };
}
const byPage = ({ variables }: { variables: Partial<Of> }): Told => nodes(line(variables.after ? '2' : '1'));

it('a longer list is its pages, and each of them goes on changing', async () => {
  const { client, query, more, names, asked } = asking((question) =>
    question.operationName === 'Rename' ? { data: { rename: line('2', 'new') } } : byPage(question),
  );
  await flushPromises();
  await more();
  expect([names(), query.loading.value]).toEqual([['1', '2'], false]);
  await client.mutate(RENAME, {});
  await vi.waitFor(() => expect(names()).toEqual(['1', 'new']));
  expect(asked).toHaveLength(2);
  expect((await query.refetch())?.data.list.nodes).toHaveLength(1);
  expect(names()).toEqual(['1']);
});

it('a page that cannot be had leaves the list as it was, and says so; the next try has it', async () => {
  let works = false;
  const { query, more, names } = asking((question) => {
    if (question.variables.after && !works) throw new TypeError('Failed to fetch');
    return byPage(question);
  });
  await flushPromises();
  await expect(more()).rejects.toThrow();
  expect([names(), query.loading.value, query.error.value]).toEqual([['1'], false, null]);
  works = true;
  await more();
  expect(names()).toEqual(['1', '2']);
});

it('other variables: the earlier answer goes or stays, a late answer to them is not shown, nobody waits for ever', async () => {
  for (const keepPreviousResult of [false, true]) {
    let late = (): void => {};
    const { search, query, more, names } = asking(
      async (question) => {
        if (question.variables.after) await new Promise<void>((resolve) => (late = resolve));
        return nodes(line(`${question.variables.search}${question.variables.after ?? ''}`));
      },
      { keepPreviousResult },
    );
    await flushPromises();
    const waiting = more();
    await flushPromises();
    search.value = 'b';
    await Promise.resolve();
    await waiting;
    expect(query.loading.value).toBe(true);
    await flushPromises();
    late();
    await flushPromises();
    expect([names(), query.loading.value]).toEqual([['b'], false]);
  }
});

it('asked again without a network it keeps what it has, and says that it is old', async () => {
  let works = true;
  const { query, names } = asking((question) => {
    if (!works) throw new TypeError('Failed to fetch');
    return byPage(question);
  });
  await flushPromises();
  works = false;
  await expect(query.refetch()).rejects.toThrow();
  expect(names()).toEqual(['1']);
  expect(query.error.value).not.toBeNull();
  works = true;
  await query.refetch();
  expect(query.error.value).toBeNull();
});

it('a page that is gone asks nothing and hears nothing', async () => {
  const { client, page, asked, more } = asking(byPage);
  await flushPromises();
  const waiting = more();
  page.unmount();
  await waiting;
  client.readAgain();
  await flushPromises();
  expect(asked.length).toBeLessThanOrEqual(2);
});
