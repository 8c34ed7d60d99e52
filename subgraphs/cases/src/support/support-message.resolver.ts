import { SUPPORT_CHOICE } from '@pakn/vocabulary';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import { SupportFrom } from '../graph/enums.ts';
import type { ShownAttachment } from '../case/loaders.ts';
import { AttachmentType } from '../graph/parts.graph.ts';
import { PortalLink } from '../reference/portal.graph.ts';
import { sayingText } from './bot-words.ts';
import type { MessageRow, Source } from './conversation-row.ts';
import { messageCursor } from './follow-conversation.ts';
import { SupportChoice, SupportMessageType } from './support.graph.ts';

@Resolver(() => SupportMessageType)
export class SupportMessageResolver {
  @FieldResolver(() => String, { description: 'Where the stream of messages stands: subscribe again with `after` to go on from here.' })
  cursor(@Root() message: MessageRow): string {
    return messageCursor(message);
  }

  @FieldResolver(() => SupportFrom, { description: 'Whose words it has.' })
  from(@Root() { sender }: MessageRow): SupportFrom {
    return sender;
  }

  @FieldResolver(() => String, { description: "What was said; the helper's in the reader's language." })
  text(@Root() { text, said }: MessageRow, @Ctx() { language }: CasesContext): string {
    return text ?? (said ? sayingText(said.saying, language) : '');
  }

  @FieldResolver(() => [SupportChoice], { description: 'What may be chosen now instead of typing.' })
  choices(@Root() { said }: MessageRow, @Ctx() { language }: CasesContext): SupportChoice[] {
    return (said?.choices ?? []).map((id) => ({ id, label: SUPPORT_CHOICE[id][language] }));
  }

  @FieldResolver(() => [AttachmentType], { description: 'Its files, for the two sides alone.' })
  attachments(@Root() { id }: MessageRow, @Ctx() { load }: CasesContext): Promise<ShownAttachment[]> {
    return load.attachments('support', id);
  }

  @FieldResolver(() => [PortalLink], {
    description: 'What the helper quotes: chapters of the guide, articles, notices, public cases; addresses are paths of this site.',
  })
  sources(@Root() { said }: MessageRow): Source[] {
    return said?.sources ?? [];
  }
}
