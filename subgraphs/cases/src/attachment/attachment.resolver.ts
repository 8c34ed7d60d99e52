import { Refusal, refusing } from '@pakn/service-kit';
import { hidePersonalData, type Rectangle } from '@pakn/vocabulary';
import { Arg, createUnionType, Ctx, FieldResolver, Float, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { CASE, VERSION } from '../arguments.ts';
import type { ShownAttachment } from '../case/loaders.ts';
import { seesInside, seesOwnOrInside } from '../case/viewing.ts';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseResult } from '../graph/case-result.ts';
import { AttachmentPurpose } from '../graph/enums.ts';
import { MailedFile } from '../graph/mailed-file.graph.ts';
import { AttachmentType, RectangleInput, RectangleType } from '../graph/parts.graph.ts';
import { describeAttachment } from './describe-attachment.ts';
import type { Variant } from './folders.ts';
import { redacting } from './redacting.ts';
import { mailedPath, publicPath, signedPath } from './signed-url.ts';

const AttachmentResult = createUnionType({
  name: 'AttachmentResult',
  description: 'The file as it is now, or why nothing was changed.',
  types: () => [AttachmentType, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? Refusal : AttachmentType),
});

const POINT = 'of where a photo says that it was taken, to its uploader; null: it does not say so, or the file was sent.';

@Resolver(() => AttachmentType)
export class AttachmentResolver {
  @FieldResolver(() => String, { description: 'Lives 10 minutes unless the case is public.' })
  url(@Root() file: ShownAttachment, @Ctx() context: CasesContext): string {
    return addressOf(file, 'file', context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Of a picture with parts taken out, what was uploaded; lives 10 minutes. Officers of the case, null for others.',
  })
  async originalUrl(@Root() file: ShownAttachment, @Ctx() context: CasesContext): Promise<string | null> {
    if (!file.rendition || !(await isOfOwnCase(file, context))) return null;
    return signedPath(context.services.settings.filesKey, file.id, 'original', context.services.clock.now());
  }

  @FieldResolver(() => [RectangleType], { description: 'What was taken out of it; officers of the case, empty for others.' })
  async rectangles(@Root() file: ShownAttachment, @Ctx() context: CasesContext): Promise<Rectangle[]> {
    return file.rectangles && (await isOfOwnCase(file, context)) ? file.rectangles : [];
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

  @FieldResolver(() => Float, { nullable: true, description: `Longitude ${POINT}` })
  pointLon(@Root() { ownerId, pointLon }: ShownAttachment, @Ctx() { identity }: CasesContext): number | null | undefined {
    return ownerId === identity.sub ? pointLon : null;
  }

  @FieldResolver(() => Float, { nullable: true, description: `Latitude ${POINT}` })
  pointLat(@Root() { ownerId, pointLat }: ShownAttachment, @Ctx() { identity }: CasesContext): number | null | undefined {
    return ownerId === identity.sub ? pointLat : null;
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

  @Mutation(() => CaseResult, {
    description:
      'Takes parts out of a picture of the case or of its answer, for everybody and for good: the original is kept, for officers of the case. Each time begins with the original.',
  })
  redactAttachment(
    @Ctx() context: CasesContext,
    @Arg('caseId', () => ID, CASE) caseId: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('attachmentId', () => ID, { description: 'A picture of the case, or of one of its answers.' }) attachmentId: string,
    @Arg('rectangles', () => [RectangleInput], { description: 'At most 20; none: the original comes back.' }) rectangles: RectangleInput[],
  ): Promise<Case | Refusal> {
    return redacting(context, { caseId, version, attachmentId, rectangles });
  }
}

@Resolver(() => MailedFile)
export class MailedFileResolver {
  @FieldResolver(() => String, { description: 'A path of this origin; whoever has it reads the file for 30 days.' })
  url(@Root() { id }: MailedFile, @Ctx() { services }: CasesContext): string {
    return mailedPath(services.settings.filesKey, id, services.clock.now());
  }
}

/** Whether the viewer is an officer of the case whose file it is. */
async function isOfOwnCase({ ofCaseId }: ShownAttachment, context: CasesContext): Promise<boolean> {
  const found = ofCaseId && (await context.load.case(ofCaseId));
  return found ? seesInside(context, found) : false;
}

const addressOf = ({ id, rendition, isPublic }: ShownAttachment, variant: Variant, { services }: CasesContext): string =>
  isPublic ? publicPath(rendition ?? id, variant) : signedPath(services.settings.filesKey, rendition ?? id, variant, services.clock.now());
