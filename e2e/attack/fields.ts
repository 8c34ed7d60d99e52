import { INSIDE, OFFICERS, SEEING, type Who } from './people.ts';

/** Who is told a field of an object on the public case of `furnished.ts` and on its agency. OPEN: whoever reaches the object. */
const TOLD = {
  OPEN: null,
  /** Officers with a hand in the case. */
  INSIDE,
  /** The reporter too. */
  OWN: SEEING,
  /** The private exchange: not who only oversees. */
  EXCHANGE: ['the reporter', 'a specialist of the case', 'the leader of the case', 'an operator', 'an administrator'],
  /** More than the masked name. */
  KNOWN: SEEING,
  /** The own account alone: the reporter, and the officer who has the case. */
  SELF: ['the reporter', 'a specialist of the case'],
  /** When an officer was there last: oneself, the leader, who oversees, who administers. */
  FOLLOWS: ['a specialist of the case', 'the leader of the case', 'a supervisor', 'an administrator'],
  /** Who did the last act on the case, for ten seconds. */
  ACTED: ['a specialist of the case'],
  OFFICER: OFFICERS,
  /** The officers of an agency by name: its leader, who oversees, who administers. */
  ADMINISTRATES: ['the leader of the case', 'a supervisor', 'an administrator'],
  /** The case of `furnished.ts` has none: nobody is told. */
  NOT_THERE: [],
} as const satisfies Record<string, readonly Who[] | null>;
export type Told = keyof typeof TOLD;
export const toldTo = (kind: Told): readonly Who[] | null => TOLD[kind];

/**
 * Every field of every object of the graph, by who is told it (S1, S22). What a root field guards (a log, a partner's key) is OPEN here: e2e/attack/access.ts
 * says who gets the object at all.
 */
export const FIELDS: Record<string, Partial<Record<Told, string>>> = {
  Agency: {
    OPEN: 'id code name kind active validFrom validTo phone email parent successor ward predecessors children performance',
    OFFICER: 'evidence',
    ADMINISTRATES: 'officers',
  },
  AgencyPerformance: { OPEN: 'agency row' },
  AnonymousStart: { OPEN: 'session secret' },
  Area: { OPEN: 'id version name wards categories circle outline frequency' },
  AreaCircle: { OPEN: 'lon lat metres' },
  AreaPoint: { OPEN: 'lon lat' },
  AreaPreview: { OPEN: 'recentCount digestAt' },
  Answer: { OPEN: 'id content approved published createdAt updatedAt publishedAt documentNumber agency attachments', INSIDE: 'author' },
  Appointment: { OPEN: 'id dueAt remindAt reason number status version createdAt attachments', NOT_THERE: 'decidedBy' },
  Assignment: { OPEN: 'id part status assignedAt completedAt agency', INSIDE: 'dueAt comment officer' },
  Attachment: { OPEN: 'id name mediaType bytes status purpose caption url thumbnailUrl', NOT_THERE: 'originalUrl rectangles pointLon pointLat' },
  AuditConnection: { OPEN: 'nodes pageInfo' },
  AuditEntry: { OPEN: 'id at actor actorName action subject changes reason' },
  CalendarChange: { OPEN: 'days casesAffected' },
  CalendarDay: { OPEN: 'date working name status kind decision agency' },
  Campaign: { OPEN: 'code registered' },
  Case: {
    // On a public name; of a hidden one: the test that looks for the reporter.
    OPEN: 'reporterName reporter id code version kind title content urgency status step channel occurredAt submittedAt acceptedAt receptionDueAt answerDueAt answeredAt isPublic identityMode subjectKind category progress place agencyConcerned leadAgency timeline viewerActions whereNow supporters followers viewerFollows viewerSupports similar workflow assignments attachments',
    INSIDE: 'dueAt clock notes history answers appointments findings',
    OWN: 'appointment preferredAgency',
    EXCHANGE: 'messages',
    NOT_THERE: 'savedAt keptUntil topic answer rating rejection returned pause infoRequest reopenings',
    ACTED: 'undo',
  },
  CaseClock: { OPEN: 'startedAt stoppedAt workingMinutes usedMinutes remainingMinutes pausedMinutes pause periods' },
  CaseConnection: { OPEN: 'nodes edges pageInfo totalCount' },
  CaseEdge: { OPEN: 'node cursor' },
  CaseEvent: { OPEN: 'cursor kind at caseId case' },
  CaseReturn: { OPEN: 'at part reason suggestedAgency' },
  CaseProgress: { OPEN: 'code status progress submittedAt dueAt receptionDueAt answerDueAt answeredAt timeline' },
  Category: { OPEN: 'code name nameEn group groupLabel icon order urgency publicByDefault sensitive approvalRequired proofRequired active validFrom validTo' },
  CategoryPerformance: { OPEN: 'category row' },
  Challenge: { OPEN: 'id question expiresAt' },
  ChannelCount: { OPEN: 'channel count' },
  ClockPeriod: { OPEN: 'from to' },
  Consent: { OPEN: 'purpose text version required givenAt withdrawnAt withdrawal' },
  Contact: { OPEN: 'id name phone earlierCases' },
  Done: { OPEN: 'ok' },
  FieldChange: { OPEN: 'field label oldValue newValue' },
  FieldProblem: { OPEN: 'path code message' },
  Guide: { OPEN: 'slug title body audience order updatedAt version' },
  HandledCount: { OPEN: 'total onTime late' },
  HistoryConnection: { OPEN: 'nodes pageInfo verified' },
  HistoryEntry: { OPEN: 'id actorName at actor action changes comment hash' },
  IdentityCount: { OPEN: 'identityMode count' },
  InboxCount: { OPEN: 'queue count overdue' },
  InfoRequest: { OPEN: 'question askedAt dueAt' },
  InvitationRow: { OPEN: 'row user refusal' },
  Invitations: { OPEN: 'rows invited refused' },
  KnowledgeArticle: { OPEN: 'id title body categoryCode audience validUntil updatedAt version agency viewerMayChange' },
  KnowledgeConnection: { OPEN: 'nodes pageInfo' },
  Leave: { OPEN: 'from to deputy' },
  LinkedIdentity: { OPEN: 'provider linkedAt lastUsedAt' },
  LoginSession: { OPEN: 'id device address createdAt lastSeenAt current' },
  MailedFile: { OPEN: 'name bytes url' },
  MailedWords: { OPEN: 'id kind code contactId content files at' },
  Message: { OPEN: 'id fromReporter text sentAt agency attachments' },
  MessageConnection: { OPEN: 'nodes pageInfo' },
  Note: { OPEN: 'id text createdAt agency author attachments' },
  NoteConnection: { OPEN: 'nodes pageInfo' },
  MyData: { OPEN: 'id madeAt account reports' },
  Notice: { OPEN: 'id kind title summary body pinned published publishedAt validUntil version agency attachments viewerMayChange viewerMayPublish' },
  NoticeConnection: { OPEN: 'nodes pageInfo' },
  AbsentChannel: { OPEN: 'channel reason' },
  NotificationChoice: { OPEN: 'kind label channels fixed offered' },
  NotificationPreferences: { OPEN: 'choices quietFrom quietTo sound usualQuietFrom usualQuietTo pushKey absent' },
  Notification: { OPEN: 'id cursor kind title body path case readAt createdAt' },
  NotificationConnection: { OPEN: 'nodes pageInfo unreadCount' },
  OfficerProfile: { OPEN: 'agency roles position active deputy', FOLLOWS: 'activatedAt lastSeenAt leave' },
  OrganizationProfile: { OPEN: 'registrationNumber name address phone email representative' },
  OidcProvider: { OPEN: 'id name' },
  OidcRegistration: { OPEN: 'id provider fullName personalIdMasked phone expiresAt returnTo' },
  OidcStart: { OPEN: 'url expiresAt' },
  OtpTicket: { OPEN: 'id phoneMasked expiresAt resendAt method returnTo' },
  PageInfo: { OPEN: 'hasNextPage endCursor' },
  PartnerClient: { OPEN: 'id name agency scopes active createdAt lastUsedAt secret' },
  Pause: { OPEN: 'comment since until reason' },
  PersonalDataFinding: { OPEN: 'kind field start end' },
  PerformanceRow: {
    OPEN: 'total handled inProgress ratings coordination onTimeRatio satisfiedRatio neutralRatio dissatisfiedRatio reopened reopenedRatio medianWorkingHours',
  },
  PlaceSuggestion: { OPEN: 'label place oldName' },
  Place: { OPEN: 'address lon lat approximate ward' },
  Portal: {
    OPEN: 'tenant systemName appName owner operator hotline email address about supportHours supportHoursEn zaloUrl publicServicesUrl appUrl satisfactionScale mapStyleUrl mainlandBounds bounds limits voiceInput crestUrl publicServices banner legalBasis appLinks officerHelp emergencyNumbers alert',
  },
  PortalBanner: { OPEN: 'imageUrl alt url' },
  PortalLimits: {
    OPEN: 'titleLength contentLength attachments attachmentBytes videoSeconds reportMediaTypes answerMediaTypes ratingDays reopenDays undoSeconds',
  },
  PortalLink: { OPEN: 'label labelEn url' },
  Rectangle: { OPEN: 'x y width height' },
  RateLimit: { OPEN: 'limit cost remaining resetAt' },
  Rating: { OPEN: 'satisfaction ratedAt', OWN: 'comment' },
  RatingCount: { OPEN: 'total verySatisfied satisfied neutral dissatisfied' },
  Reason: { OPEN: 'code label labelEn kind explainRequired whereToGo maxWorkingHours active' },
  Refusal: { OPEN: 'code fields retryAt message case' },
  Rejection: { OPEN: 'explanation whereToGo at reason' },
  Reopening: { OPEN: 'number reason attachments at' },
  ServiceLevel: { OPEN: 'urgency reception resolve maxTotal remindBefore validFrom' },
  Session: { OPEN: 'accessToken expiresAt user returnTo' },
  SimilarCase: { OPEN: 'case score distanceMeters' },
  Statistics: { OPEN: 'asOf totals byAgency byStatus byChannel byStatusAndChannel byIdentity byCategory byWard trend' },
  StatusChannelCount: { OPEN: 'status channel count' },
  StatusCount: { OPEN: 'status count' },
  SupportChoice: { OPEN: 'id label' },
  // What is for operators alone in it: subgraphs/cases/src/support/support.int.test.ts.
  SupportConversation: { OPEN: 'id status messages lastMessage unreadCount operator visitorName case waitingSince version cursor presence' },
  SupportConversationConnection: { OPEN: 'nodes pageInfo cursor waiting' },
  SupportHours: { OPEN: 'isOpen opensAt hours' },
  SupportMessage: { OPEN: 'id cursor from text sentAt choices sources attachments' },
  SupportMessageConnection: { OPEN: 'nodes pageInfo' },
  SupportPresence: { OPEN: 'visitorSeenAt visitorTyping operatorSeenAt operatorTyping' },
  SupportStart: { OPEN: 'conversation token' },
  TimelineEntry: { OPEN: 'at kind text agency' },
  Topic: { OPEN: 'code name nameEn introduction active from to' },
  TotpSetup: { OPEN: 'secret uri expiresAt recoveryCodes' },
  TrendPoint: { OPEN: 'from submitted handled onTime late ratings' },
  UndoOffer: { OPEN: 'action until' },
  UsefulAddress: { OPEN: 'id kind name address phone email url openingHours lon lat version ward' },
  User: {
    OPEN: 'id kind displayName assurance createdAt',
    SELF: 'phone email contactAddress contactWard identifierMasked organization',
    KNOWN: 'fullName phoneMasked',
    INSIDE: 'officer',
  },
  UserConnection: { OPEN: 'nodes pageInfo totalCount' },
  Ward: { OPEN: 'code name kind provinceCode lon lat oldNames performance' },
  WardPerformance: { OPEN: 'ward row' },
  Workflow: { OPEN: 'name version steps transitions' },
  WorkflowEdge: { OPEN: 'from to label automatic' },
  WorkflowNode: { OPEN: 'step label state enteredAt agency' },
  WorkingPeriod: { OPEN: 'weekday from to agency validFrom' },
};

export const fieldLines: { coordinate: string; kind: Told }[] = Object.entries(FIELDS).flatMap(([type, kinds]) =>
  (Object.entries(kinds) as [Told, string][]).flatMap(([kind, names]) =>
    names
      .split(' ')
      .filter(Boolean)
      .map((name) => ({ coordinate: `${type}.${name}`, kind })),
  ),
);
