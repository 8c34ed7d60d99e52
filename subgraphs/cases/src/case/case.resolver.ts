import { sealPerson } from '@pakn/service-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import type { Case } from '../entities/case.entity.ts';
import { CaseType, PlaceType } from '../graph/case.graph.ts';
import { AgencyType, CategoryType, ReasonType, TopicType, WardType } from '../reference/reference.graph.ts';
import { Rejection, RatingType, TimelineEntry } from '../graph/parts.graph.ts';
import { unknownReason, type Agency, type Category, type Reason, type Ward } from '../reference/reference-book.ts';
import type { Topic } from '../reference/topic.ts';
import { Progress } from '../graph/enums.ts';
import { personView, progressNow, seesOwnOrInside, seesTruePoint } from './viewing.ts';
import { isInside } from '../state/may-see.ts';
import { publicPoint } from '../state/public-point.ts';

/** What everybody who sees a case may read of it; policy.ts says who sees what. */
@Resolver(() => CaseType)
export class CaseResolver {
  @FieldResolver(() => CategoryType, { nullable: true, description: 'What it is about; null: not classified yet.' })
  category(@Root() found: Case, @Ctx() { services }: CasesContext): Category | undefined {
    return services.reference.category(found.categoryCode);
  }

  @FieldResolver(() => TopicType, { nullable: true, description: 'What the province asked about (A7-03); null: nothing.' })
  topic(@Root() found: Case, @Ctx() { services }: CasesContext): Topic | undefined {
    return services.reference.topic(found.topicCode);
  }

  @FieldResolver(() => Progress, { description: 'Where its clock stands at this moment.' })
  progress(@Root() found: Case, @Ctx() { services }: CasesContext): Progress {
    return progressNow(found, services.clock.now());
  }

  @FieldResolver(() => PlaceType, { description: 'Where it is.' })
  async place(@Root() found: Case, @Ctx() context: CasesContext): Promise<PlaceType> {
    const exact = seesTruePoint(await context.load.relation(found));
    // At once when its category becomes sensitive; what is stored follows (approximation/).
    const isSensitive = context.services.reference.category(found.categoryCode)?.sensitive ?? false;
    const shown = exact ? found : publicPoint({ lon: found.publicLon ?? null, lat: found.publicLat ?? null }, isSensitive);
    const snapped = !exact && shown.lon !== found.lon;
    return {
      address: found.address,
      wardCode: found.wardCode ?? null,
      lon: shown.lon,
      lat: shown.lat,
      approximate: found.approximate || snapped,
    };
  }

  @FieldResolver(() => AgencyType, { nullable: true, description: 'Đơn vị bị phản ánh.' })
  agencyConcerned(@Root() found: Case, @Ctx() { services }: CasesContext): Agency | undefined {
    return services.reference.agency(found.agencyConcernedId);
  }

  @FieldResolver(() => AgencyType, {
    nullable: true,
    description: 'Đơn vị tiếp nhận: the agency that the reporter would like to handle it (A7-02); the reporter and officers.',
  })
  preferredAgency(@Root() found: Case, @Ctx() { services }: CasesContext): Agency | undefined {
    return services.reference.agency(found.preferredAgencyId);
  }

  @FieldResolver(() => AgencyType, { nullable: true, description: 'Đơn vị xử lý chính.' })
  leadAgency(@Root() found: Case, @Ctx() { services }: CasesContext): Agency | undefined {
    return services.reference.agency(found.leadAgencyId);
  }

  @FieldResolver(() => [TimelineEntry], { description: 'Milestones that a citizen may read.' })
  timeline(@Root() found: Case, @Ctx() { load }: CasesContext): Promise<TimelineEntry[]> {
    return load.milestones(found.id);
  }

  @FieldResolver(() => RatingType, { nullable: true, description: "The reporter's last rating; null: none." })
  async rating(@Root() found: Case, @Ctx() context: CasesContext): Promise<RatingType | null> {
    if (!found.satisfaction || !found.ratedAt) return null;
    return { satisfaction: found.satisfaction, comment: (await seesOwnOrInside(context, found)) ? found.ratingComment : null, ratedAt: found.ratedAt };
  }

  @FieldResolver(() => Rejection, { nullable: true, description: 'Why it was not accepted; null: it was not refused. The reporter and officers.' })
  rejection(@Root() found: Case, @Ctx() { services }: CasesContext): Rejection | null {
    if (!found.rejectedAt || !found.rejectionReasonCode) return null;
    return {
      reasonCode: found.rejectionReasonCode,
      explanation: found.rejectionExplanation,
      whereToGo: services.reference.reason('REFUSAL', found.rejectionReasonCode)?.whereToGo,
      at: found.rejectedAt,
    };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'For accounts alone: whose case it is and how much of the person this viewer may read, sealed for two minutes.',
  })
  @Directive('@inaccessible')
  @Directive('@tag(name: "viewer")')
  async reporterRef(@Root() found: Case, @Ctx() context: CasesContext): Promise<string> {
    const relation = await context.load.relation(found);
    const view = personView(found, relation, context.identity.roles.includes('OPERATOR'));
    // The public's view carries no viewer, whoever is signed in: then accounts gives a name at most, never a person.
    const viewer = isInside(relation) || relation === 'REPORTER' ? (context.identity.sub ?? '') : '';
    return sealPerson(context.services.settings.sealKey, { account: found.reporterId, case: found.id, view, viewer });
  }
}

@Resolver(() => PlaceType)
export class PlaceResolver {
  @FieldResolver(() => WardType, { nullable: true, description: 'The commune; null: not known.' })
  ward(@Root() place: PlaceType, @Ctx() { services }: CasesContext): Ward | undefined {
    return services.reference.ward(place.wardCode);
  }
}

@Resolver(() => TimelineEntry)
export class TimelineResolver {
  @FieldResolver(() => AgencyType, { nullable: true, description: 'Which agency it concerns; null: none in particular.' })
  agency(@Root() entry: TimelineEntry, @Ctx() { services }: CasesContext): Agency | undefined {
    return services.reference.agency(entry.agencyId);
  }
}

@Resolver(() => Rejection)
export class RejectionResolver {
  @FieldResolver(() => ReasonType, { description: 'Of refusalReasons.' })
  reason(@Root() rejection: Rejection, @Ctx() { services }: CasesContext): Reason {
    return services.reference.reason('REFUSAL', rejection.reasonCode) ?? unknownReason('REFUSAL', rejection.reasonCode);
  }
}
