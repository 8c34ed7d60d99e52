import type { Outside } from './client.ts';

const BODY = '## Cần làm gì\n\n- Không đi qua đoạn ngập.\n- Gọi [114](tel:114).\n\nXem [hướng dẫn](/huong-dan).';

interface Saved {
  saved: { id: string; version: number };
}

/** A notice that everybody sees, by an operator: its id. */
export async function publishedNotice(operator: Outside, title: string, kind = 'GENERAL'): Promise<string> {
  const { saved } = await operator.must<Saved>('mutation($input: NoticeInput!) { saved: saveNotice(input: $input) { ... on Notice { id version } } }', {
    input: { title, summary: 'Tránh đi qua đoạn đường này trong hai ngày tới.', body: BODY, kind },
  });
  await operator.must('mutation($id: ID!, $version: Int!) { publishNotice(id: $id, version: $version, on: true) { __typename } }', { ...saved });
  return saved.id;
}

/** An article that everybody finds, by an operator: its id. */
export async function publicArticle(operator: Outside, title: string): Promise<string> {
  const { saved } = await operator.must<Saved>(
    'mutation($input: KnowledgeInput!) { saved: saveKnowledge(input: $input) { ... on KnowledgeArticle { id version } } }',
    { input: { title, body: BODY, audience: 'PUBLIC' } },
  );
  return saved.id;
}
