import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ShownAttachment } from '../case/loaders.ts';
import { AttachmentType } from '../graph/parts.graph.ts';
import type { CasesContext } from '../context.ts';
import type { Variant } from './folders.ts';
import { publicPath, signedPath } from './signed-url.ts';

@Resolver(() => AttachmentType)
export class AttachmentResolver {
  @FieldResolver(() => String, { description: 'Lives 10 minutes unless the case is public.' })
  url(@Root() file: ShownAttachment, @Ctx() context: CasesContext): string {
    return addressOf(file, 'file', context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'A small picture, at most 480 pixels; null for what is no picture.' })
  thumbnailUrl(@Root() file: ShownAttachment, @Ctx() context: CasesContext): string | null {
    return file.hasThumbnail ? addressOf(file, 'thumb', context) : null;
  }
}

const addressOf = ({ id, isPublic }: ShownAttachment, variant: Variant, { services }: CasesContext): string =>
  isPublic ? publicPath(id, variant) : signedPath(services.settings.filesKey, id, variant, services.clock.now());
