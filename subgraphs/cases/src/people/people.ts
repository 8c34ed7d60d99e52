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
  leave_deputy_id as "leaveDeputyId" from cases.officer where id = any($1)`;
const CONTACT = 'select id, active from cases.contact where id = any($1)';

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
    return (await this.officers([id]))[0] ?? null;
  }

  /** Those of these officers who are known. */
  async officers(ids: readonly string[]): Promise<Officer[]> {
    const rows = await this.find<OfficerRow>(OFFICER, ids);
    return rows.map(({ leaveFrom: from, leaveTo: to, leaveDeputyId, ...officer }) => ({
      ...officer,
      leave: from && to ? { from, to, deputyId: leaveDeputyId } : null,
    }));
  }

  async contact(id: string): Promise<Contact | null> {
    return (await this.find<Contact>(CONTACT, [id]))[0] ?? null;
  }

  private async find<R extends object>(query: string, given: readonly string[]): Promise<R[]> {
    const ids = [...new Set(given.filter(isId))];
    if (ids.length === 0) return [];
    const look = async (): Promise<R[]> => (await this.pool.query<R>(query, [ids])).rows;
    const known = await look();
    if (known.length === ids.length) return known;
    const late = new AbortController();
    await Promise.race([this.copy.drain(), wait(CATCH_UP_MS, undefined, { signal: late.signal, ref: false }).catch(() => {})]);
    late.abort();
    return look();
  }
}
