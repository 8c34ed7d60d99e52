import { setTimeout as wait } from 'node:timers/promises';
import type { Consumer } from '@pakn/events';
import { isId } from '@pakn/service-kit';
import type { Pool } from 'pg';
import type { Contact, Officer } from './known-people.ts';

interface OfficerRow extends Omit<Officer, 'leave'> {
  leaveFrom: Date | null;
  leaveTo: Date | null;
  leaveDeputyId: string | null;
}

/** Events of accounts wait for the oldest open write transaction, which lives 5 s at most; a person does not wait that long for a wrong id. */
const CATCH_UP_MS = 2_000;

const OFFICER = `select id, agency_id as "agencyId", roles, active, deputy_id as "deputyId", leave_from as "leaveFrom", leave_to as "leaveTo",
  leave_deputy_id as "leaveDeputyId" from cases.officer where id = $1`;
const CONTACT = 'select id, active from cases.contact where id = $1';

/**
 * Who exists and may work, by one look-up a command. Somebody who was saved in accounts a moment ago is on the way: before an id is called unknown, the
 * copy takes everything that is written by now.
 */
export class People {
  constructor(
    private readonly pool: Pool,
    private readonly copy: Pick<Consumer, 'drain'>,
  ) {}

  async officer(id: string): Promise<Officer | null> {
    const row = await this.find<OfficerRow>(OFFICER, id);
    if (row === null) return null;
    const { leaveFrom: from, leaveTo: to, leaveDeputyId, ...officer } = row;
    return { ...officer, leave: from && to ? { from, to, deputyId: leaveDeputyId } : null };
  }

  /** Those of these officers who are known. */
  async officers(ids: readonly string[]): Promise<Officer[]> {
    const found = await Promise.all([...new Set(ids)].map((id) => this.officer(id)));
    return found.filter((officer) => officer !== null);
  }

  contact(id: string): Promise<Contact | null> {
    return this.find<Contact>(CONTACT, id);
  }

  private async find<R extends object>(query: string, id: string): Promise<R | null> {
    if (!isId(id)) return null;
    const look = async (): Promise<R | null> => (await this.pool.query<R>(query, [id])).rows[0] ?? null;
    const known = await look();
    if (known !== null) return known;
    const late = new AbortController();
    await Promise.race([this.copy.drain(), wait(CATCH_UP_MS, undefined, { signal: late.signal, ref: false }).catch(() => {})]);
    late.abort();
    return look();
  }
}
