// @vitest-environment happy-dom
import { readSearch } from '@pakn/graph/case-search';
import { mountPage } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import en from '../en.json';
import { FORM_ANSWERS } from '../testing/form-answers';
import vi from '../vi.json';
import SearchForm from './SearchForm.vue';

const answers = {
  ...FORM_ANSWERS,
  OpenTopics: () => ({ topics: [] }),
  AgencyChoices: () => ({ agencies: [{ __typename: 'Agency', id: 'a1', name: 'Sở Xây dựng' }] }),
};
const open = (query: Record<string, string>) => mountPage(SearchForm, { props: { search: readSearch(query) }, texts: { vi, en }, answers });

test('A2-06 the agencies are asked for when the further fields are opened, or are searched by already', async () => {
  const folded = await open({});
  await flushPromises();
  expect(folded.sent('AgencyChoices')).toEqual([]);
  const details = folded.screen.get<HTMLDetailsElement>('details');
  details.element.open = true;
  await details.trigger('toggle');
  await flushPromises();
  expect(folded.screen.get('[name=co_quan]').text()).toContain('Sở Xây dựng');
  folded.close();
  const searched = await open({ co_quan: '0b6f2f0a-6a3c-4a50-8d52-4f3f0e9a0001' });
  await flushPromises();
  expect(searched.sent('AgencyChoices')).toHaveLength(1);
});
