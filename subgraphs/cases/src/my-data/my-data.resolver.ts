import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import { MyData } from './my-data.graph.ts';
import { readMyData } from './read-my-data.ts';

@Resolver(() => MyData)
export class MyDataResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Reports with their files, messages and answers, drafts, what one follows, has done and said in the support chat: JSON. Oneself only; null while cases cannot be asked.',
  })
  @Directive('@tag(name: "viewer")')
  async reports(@Root() { id }: MyData, @Ctx() { services }: CasesContext): Promise<string> {
    return JSON.stringify(await readMyData(services.pool, id));
  }
}
