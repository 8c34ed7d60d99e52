import type { CaseEvent } from '@pakn/events/case';
import { AFTERWARDS } from '@pakn/events';
import type { Identity } from '@pakn/service-kit';
import { DomainError } from '@pakn/service-kit/rules';
import { HOUR_MS } from '@pakn/service-kit/rules';
import { sealCaseEvent, type SealedEvent, type Sender } from '../command/append-case-event.ts';
import type { CaseChain } from '../command/load-case.ts';
import { NEW_CHAIN } from '../command/store-events.ts';
import { holdersOf } from '../command/stored-files.ts';
import { decide, type Command } from '../decide.ts';
import { caseCode } from '../filing/case-code.ts';
import type { Attachment } from '../entities/parts.entity.ts';
import { fileCase } from '../filing/file-case.ts';
import { armTimers } from '../process/arm-timers.ts';
import type { KeptTimer } from '../process/moved-timers.ts';
import { NotPermitted } from '../process/permit.ts';
import type { Rules, StoredFile } from '../process/rules.ts';
import { commandOf } from '../process/timers.ts';
import { wardName } from '../reference/locate.ts';
import type { CaseState } from '../state/case-state.ts';
import { evolve } from '../state/evolve.ts';
import { fateOf, type GivenPicture } from './fate.ts';
import { citizenOf, nextAct } from './next-act.ts';
import type { SharedPicture } from './pictures.ts';
import { idAt, randomOf, type Random } from './random.ts';
import { reportWords } from './words.ts';
import { workingHoursAfter, type World } from './world.ts';

/** A case as it stands after its whole life so far, with everything that is kept of it. */
export interface Life {
  state: CaseState;
  chain: CaseChain;
  events: SealedEvent[];
  timers: KeptTimer[];
  files: { row: Attachment; picture: SharedPicture }[];
}

const SYSTEM: Identity = { kind: 'ANONYMOUS', roles: [], scopes: [] };
/** Who is refused so often in a row leaves the case alone. */
const MOST_REFUSALS = 4;
/** No life is longer than this. */
const MOST_ACTS = 60;
const SALT_BYTES = 12;

/**
 * The n-th case of a world, from its filing until now: commands are decided and folded by the same rules as everybody's, timers fire at their times.
 * Pure: the same world and number make the same life. `takenCodes`: codes that cases have already; the new one is added.
 */
export function lifeOf(world: World, n: number, takenCodes: Set<string>): Life {
  const random = randomOf(world.seed, n);
  const { reference } = world;
  let now = filedAt(world, n, random);
  const fate = fateOf(world, now, random);
  const caseId = idAt(now, random);
  let state: CaseState | null = null;
  let chain = NEW_CHAIN;
  let timers: KeptTimer[] = [];
  const events: SealedEvent[] = [];

  const pictures = [fate.picture, fate.pictureAfter].filter((each) => each !== null);
  const files: Life['files'] = [];

  const rulesFor = (actor: Identity): Rules => ({
    reference,
    actor,
    now,
    newId: () => idAt(now, random),
    files: pictures.map(({ id }) => storedFile(id, actor)),
    officers: [],
  });
  const happen = (made: readonly CaseEvent[], who: Identity): void => {
    const isNew = state === null;
    const sender: Sender = {
      commandId: `${AFTERWARDS}generate ${world.seed} ${n}`,
      actorId: who.sub ?? null,
      actorAgencyId: who.agencyId ?? null,
    };
    for (const event of made) {
      const after = evolve(state, event, { caseId, at: now, actorId: sender.actorId });
      const salt = random.bytes(SALT_BYTES).toString('base64url');
      const sealed = sealCaseEvent({ event, before: state, after, chain, sender, at: now, operatorAgencyId: reference.operatorAgencyId() }, salt);
      events.push(sealed);
      files.push(...filesOf(caseId, event, pictures, { ownerId: who.sub ?? '', createdAt: now }));
      chain = sealed.chain;
      state = after;
    }
    if (state && made.length > 0) timers = armTimers(timers, state, { reference, events: made, isNew, now });
  };
  const tried = (who: Identity, make: () => readonly CaseEvent[]): boolean => {
    try {
      happen(make(), who);
      return true;
    } catch (error) {
      if (error instanceof DomainError || error instanceof NotPermitted) return false;
      throw error;
    }
  };
  /** Everything that the clock does by itself until then. */
  const pass = (until: Date): void => {
    for (;;) {
      const due = timers
        .filter(({ at, firedAt }) => firedAt === null && at <= until)
        .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.kind < b.kind ? -1 : 1))[0];
      if (!due || !state) return;
      if (due.at > now) now = due.at;
      timers = timers.map((timer) => (timer === due ? { ...timer, firedAt: now } : timer));
      const command = commandOf(due.kind);
      const found: CaseState = state;
      if (command) tried(SYSTEM, () => decide(command, found, rulesFor(SYSTEM)));
    }
  };

  const reporter = citizenOf(fate.reporterId);
  const { title, content, address } = reportWords(fate.category.code, wardName(fate.ward), random);
  const draft = {
    title,
    content,
    categoryCode: fate.category.code,
    identityMode: fate.identityMode,
    attachmentIds: fate.picture ? [fate.picture.id] : [],
    place: { address, wardCode: fate.ward.code, ...(random.happens(0.85) ? pointIn(fate.ward, random) : {}) },
  };
  const filing = { draft, at: 'input', channel: fate.channel, reporterId: fate.reporterId, code: newCode(world, now, random, takenCodes), problems: [] };
  happen(fileCase(filing, rulesFor(reporter)), reporter);

  const done = new Set<string>();
  for (let refused = 0, acts = 0; refused < MOST_REFUSALS && acts < MOST_ACTS; acts++) {
    if (!state) throw new Error('a case begins with an event');
    const act = nextAct(state, fate, done, world, random);
    if (!act) break;
    const seconds = random.between(0, 59);
    const at = act.isCitizen ? new Date(now.getTime() + act.after * HOUR_MS) : workingHoursAfter(reference, now, act.after, seconds);
    const before: CaseState = state;
    pass(at < world.until ? at : world.until);
    if (at >= world.until) break;
    if (at > now) now = at;
    if (act.name === null) continue;
    const found: CaseState = state;
    // The clock did something meanwhile, so that who wanted to act looks again; what happens once is tried all the same.
    const command = { name: act.name, input: act.input } as Command;
    refused = tried(act.who, () => decide(command, found, rulesFor(act.who))) ? 0 : refused + (before === found ? 1 : 0.5);
  }
  pass(world.until);
  if (!state) throw new Error('a case begins with an event');
  return { state, chain, events, timers, files };
}

/** Uploaded by whoever names it. */
const storedFile = (id: string, { sub }: Identity): StoredFile => ({
  id,
  ownerId: sub ?? '',
  mediaType: PICTURE_TYPE,
  status: 'READY',
  taken: false,
  answerId: null,
});

const PICTURE_TYPE = 'image/jpeg';

/** What the event took of a case's pictures, as rows. */
const filesOf = (caseId: string, event: CaseEvent, pictures: readonly GivenPicture[], by: Pick<Attachment, 'ownerId' | 'createdAt'>): Life['files'] =>
  holdersOf(caseId, event).flatMap(({ ids, kind, holderId, purpose }) =>
    ids.flatMap((id, index) => {
      const picture = pictures.find((each) => each.id === id)?.shared;
      if (!picture) return [];
      const held = {
        caseId: null,
        draftId: null,
        answerId: null,
        messageId: null,
        noteId: null,
        appointmentId: null,
        reopeningId: null,
        noticeId: null,
        supportId: null,
        [`${kind}Id`]: holderId,
      };
      const file = {
        id,
        name: 'anh-hien-truong.jpg',
        mediaType: PICTURE_TYPE,
        bytes: picture.bytes,
        status: 'READY',
        hasThumbnail: true,
        caption: null,
        rendition: null,
        rectangles: null,
        pointLon: null,
        pointLat: null,
      } as const;
      return [{ row: { ...file, ...held, ...by, purpose, position: index + 1 }, picture }];
    }),
  );

/** Cases are spread over the years, a little denser towards the end; the n-th comes after the one before it. Mostly by day. */
function filedAt({ from, until, cases }: World, n: number, random: Random): Date {
  const share = ((n + random.next()) / cases) ** 0.85;
  const at = from.getTime() + (until.getTime() - from.getTime()) * share;
  const night = new Date(at + 7 * HOUR_MS).getUTCHours() < 6 ? random.between(6, 12) * HOUR_MS : 0;
  return new Date(Math.min(Math.floor(at + night), until.getTime()));
}

const CODE_BYTES = 6;

function newCode({ tenant }: World, at: Date, random: Random, taken: Set<string>): string {
  for (;;) {
    const code = caseCode(tenant, at, random.bytes(CODE_BYTES));
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

/** Near the middle of the commune, so that the nearest centre is its own. */
const pointIn = (
  ward: { lon: number; lat: number; west: number; east: number; south: number; north: number },
  random: Random,
): { lon: number; lat: number } => ({
  lon: Number((ward.lon + (random.next() - 0.5) * 0.35 * (ward.east - ward.west)).toFixed(6)),
  lat: Number((ward.lat + (random.next() - 0.5) * 0.35 * (ward.north - ward.south)).toFixed(6)),
});
