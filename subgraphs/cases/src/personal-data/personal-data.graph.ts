import { registerGraphEnum } from '@pakn/service-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { PersonalDataKind } from '../graph/enums.ts';

registerGraphEnum('PersonalDataKind', PersonalDataKind);

@ObjectType({ description: 'A place in a text that tells who somebody is (B-08). Positions are UTF-16 code units.' })
export class PersonalDataFinding {
  @Field(() => PersonalDataKind, { description: 'What stands there.' }) kind!: PersonalDataKind;
  @Field(() => String, {
    description:
      'Which text: its position in `texts`, or "title", "content", "address", "answer" of a case, "attachments.<id>.caption" of one of its files or of that answer\'s.',
  })
  field!: string;
  @Field(() => Int, { description: 'Where it begins.' }) start!: number;
  @Field(() => Int, { description: 'Where it ends: the first position behind it.' }) end!: number;
}
