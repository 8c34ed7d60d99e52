import { until, type Outside } from '../outside/client.ts';

/** Reads; a busy machine sheds reads with SERVICE_DOWN (R16), which is asked again, as the answer says. */
export async function reads<T>(client: Outside, query: string, variables: object = {}): Promise<T> {
  const answer = await until('an answer that is no SERVICE_DOWN', async () => {
    const each = await client.ask<T>(query, variables);
    return !each.errors?.some(({ extensions }) => extensions?.code === 'SERVICE_DOWN') && each;
  });
  if (answer.errors || !answer.data) throw new Error(`${JSON.stringify(answer.errors ?? answer.status)}\n${query}\n${JSON.stringify(variables)}`);
  return answer.data;
}
