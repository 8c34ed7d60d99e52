import { Refusal, refusing } from '@pakn/service-kit';
import { hidePersonalData } from '@pakn/vocabulary';
import { Arg, createUnionType, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { ShownAttachment } from '../case/loaders.ts';
import { seesOwnOrInside } from '../case/viewing.ts';
import type { CasesContext } from '../context.ts';
import { AttachmentPurpose } from '../graph/enums.ts';
import { AttachmentType } from '../graph/parts.graph.ts';
import { describeAttachment } from './describe-attachment.ts';
import type { Variant } from './folders.ts';
import { publicPath, signedPath } from './signed-url.ts';

const AttachmentResult = createUnionType({
  name: 'AttachmentResult',
  description: 'The file as it is now, or why nothing was changed.',
  types: () => [AttachmentType, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? Refusal : AttachmentType),
});

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

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What it shows, in its uploader's words; null: nothing was said. In a report's files ••• stands for personal data, but for the reporter and officers.",
  })
  async caption(@Root() { caption, caseId }: ShownAttachment, @Ctx() context: CasesContext): Promise<string | null | undefined> {
    // Nobody can change it once it was sent, so what is wrong for everybody to read is not shown to everybody (ADR 0059).
    const hidden = caption && caseId ? hidePersonalData(caption) : caption;
    if (!caseId || hidden === caption) return caption;
    const found = await context.load.case(caseId);
    return found && (await seesOwnOrInside(context, found)) ? caption : hidden;
  }
}

@Resolver()
export class AttachmentMutations {
  @Mutation(() => AttachmentResult, {
    description: "Says what a file of one's own shows and what it is there for, as long as nothing of a case holds it; NOT_NOW afterwards.",
  })
  describeAttachment(
    @Ctx() context: CasesContext,
    @Arg('id', () => ID, { description: 'The uploaded file; also one of a draft.' }) id: string,
    @Arg('purpose', () => AttachmentPurpose, {
      nullable: true,
      description: 'Left out: as it was. Reporters: REPORT, DOCUMENT. Officers: BEFORE, AFTER, PROOF, DOCUMENT.',
    })
    purpose?: AttachmentPurpose | null,
    @Arg('caption', () => String, { nullable: true, description: 'At most 200 characters; left out or blank: none from now on.' }) caption?: string | null,
  ): Promise<ShownAttachment | Refusal> {
    return refusing(() => describeAttachment(context, { id, purpose: purpose ?? null, caption: caption ?? null }));
  }
}

const addressOf = ({ id, isPublic }: ShownAttachment, variant: Variant, { services }: CasesContext): string =>
  isPublic ? publicPath(id, variant) : signedPath(services.settings.filesKey, id, variant, services.clock.now());
