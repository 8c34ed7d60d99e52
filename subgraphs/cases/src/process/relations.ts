import { leadPart, waitingAnswers, type Situation, type Viewer } from './situation.ts';

type Holds = (situation: Situation, viewer: Viewer) => boolean;

const has = (viewer: Viewer, ...roles: Viewer['roles']): boolean => viewer.kind === 'OFFICER' && roles.some((role) => viewer.roles.includes(role));
const handles = (viewer: Viewer): boolean => has(viewer, 'SPECIALIST', 'AGENCY_LEADER');
const concerned = (situation: Situation, viewer: Viewer): boolean =>
  situation.assignments.some((part) => part.agencyId === viewer.agencyId && part.status !== 'RETURNED');

/** How a viewer stands to a case. A relation says who may ever take an action; whether now is what states and guards say. */
export const RELATIONS = {
  /** Nhân viên trực: any operator of the duty desk. */
  OPERATOR: (_, viewer) => has(viewer, 'OPERATOR'),
  /** Trưởng đài: the leader of the agency that runs the desk. */
  DESK_HEAD: (_, viewer) => has(viewer, 'AGENCY_LEADER') && viewer.agencyKind === 'OPERATOR',
  /** A specialist or the leader of the lead agency. */
  LEAD: (situation, viewer) => handles(viewer) && viewer.agencyId !== undefined && leadPart(situation)?.agencyId === viewer.agencyId,
  LEAD_LEADER: (situation, viewer) => has(viewer, 'AGENCY_LEADER') && viewer.agencyId !== undefined && leadPart(situation)?.agencyId === viewer.agencyId,
  /** A specialist or the leader of a co-handling agency. */
  COORDINATOR: (situation, viewer) =>
    handles(viewer) && situation.assignments.some((part) => part.part === 'COORDINATOR' && part.status !== 'RETURNED' && part.agencyId === viewer.agencyId),
  /** The leader of the agency that answers. */
  ANSWER_LEADER: (situation, viewer) => has(viewer, 'AGENCY_LEADER') && waitingAnswers(situation).some((answer) => answer.agencyId === viewer.agencyId),
  /** The provincial office: what climbs to it. */
  OFFICE: (_, viewer) => handles(viewer) && viewer.agencyKind === 'PROVINCE_OFFICE',
  /** Who oversees the province. */
  OVERSIGHT: (_, viewer) => has(viewer, 'SUPERVISOR') || (has(viewer, 'AGENCY_LEADER', 'SPECIALIST') && viewer.agencyKind === 'PROVINCE_OFFICE'),
  /** An officer who may read the case: of an agency concerned, of the desk, or of the province's oversight. */
  OFFICER: (situation, viewer) =>
    has(viewer, 'OPERATOR', 'SUPERVISOR') ||
    (viewer.kind === 'OFFICER' && (viewer.agencyKind === 'OPERATOR' || viewer.agencyKind === 'PROVINCE_OFFICE' || concerned(situation, viewer))),
  /** Somebody else who is signed in as a citizen or an organisation. */
  CITIZEN: (situation, viewer) =>
    viewer.sub !== undefined && (viewer.kind === 'INDIVIDUAL' || viewer.kind === 'ORGANIZATION') && situation.case.reporterId !== viewer.sub,
  /** Người gửi. */
  REPORTER: (situation, viewer) => viewer.sub !== undefined && situation.case.reporterId === viewer.sub,
} as const satisfies Record<string, Holds>;

export type Relation = keyof typeof RELATIONS;
