import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../context.ts';
import type { Answer, Appointment, Assignment, Attachment } from '../entities/parts.entity.ts';
import { AnswerType, AppointmentType, AssignmentType, AttachmentType, UserReference } from '../graph/parts.graph.ts';
import { AgencyType } from '../reference/reference.graph.ts';
import type { Agency } from '../reference/reference-book.ts';

const reference = (id: string | null | undefined): UserReference | null => (id ? { id } : null);

@Resolver(() => AssignmentType)
export class AssignmentResolver {
  @FieldResolver(() => AgencyType, { description: 'Whose part it is.' })
  agency(@Root() part: Assignment, @Ctx() { services }: CasesContext): Agency | undefined {
    return services.reference.agency(part.agencyId);
  }

  @FieldResolver(() => UserReference, { nullable: true, description: 'Who claimed it; officers.' })
  officer(@Root() part: Assignment): UserReference | null {
    return reference(part.officerId);
  }
}

@Resolver(() => AnswerType)
export class AnswerResolver {
  @FieldResolver(() => AgencyType, { description: 'Who answers.' })
  agency(@Root() answer: Answer, @Ctx() { services }: CasesContext): Agency | undefined {
    return services.reference.agency(answer.agencyId);
  }

  @FieldResolver(() => UserReference, { nullable: true, description: 'Officers.' })
  author(@Root() answer: Answer): UserReference | null {
    return reference(answer.authorId);
  }

  @FieldResolver(() => [AttachmentType], { description: 'Its files: pictures before and after, proofs, documents.' })
  attachments(@Root() answer: Answer, @Ctx() { load }: CasesContext): Promise<Attachment[]> {
    return load.attachments('answer', answer.id);
  }
}

@Resolver(() => AppointmentType)
export class AppointmentResolver {
  @FieldResolver(() => [AttachmentType], { description: 'Documents that justify it.' })
  attachments(@Root() appointment: Appointment, @Ctx() { load }: CasesContext): Promise<Attachment[]> {
    return load.attachments('appointment', appointment.id);
  }

  @FieldResolver(() => UserReference, { nullable: true, description: 'The leader who decided; officers.' })
  decidedBy(@Root() appointment: Appointment): UserReference | null {
    return reference(appointment.decidedBy);
  }
}
