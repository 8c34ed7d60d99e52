import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Attachment } from '../case/parts.entity.ts';
import { AttachmentType } from '../case/parts.graph.ts';
import type { CasesContext } from '../context.ts';
import type { Variant } from './folders.ts';
import { publicPath, signedPath } from './signed-url.ts';

@Resolver(() => AttachmentType)
export class AttachmentResolver {
  @FieldResolver(() => String, { description: 'Lives 10 minutes unless the case is public.' })
  url(@Root() file: Attachment, @Ctx() context: CasesContext): Promise<string> {
    return addressOf(file, 'file', context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'A small picture, at most 480 pixels; null for what is no picture.' })
  async thumbnailUrl(@Root() file: Attachment, @Ctx() context: CasesContext): Promise<string | null> {
    return file.hasThumbnail ? addressOf(file, 'thumb', context) : null;
  }
}

async function addressOf(file: Attachment, variant: Variant, { load, services }: CasesContext): Promise<string> {
  const found = file.caseId ? await load.case(file.caseId) : null;
  return found?.isPublic ? publicPath(file.id, variant) : signedPath(services.settings.filesKey, file.id, variant, services.clock.now());
}
