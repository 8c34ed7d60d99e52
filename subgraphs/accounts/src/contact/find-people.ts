import { badInput } from '@pakn/service-kit';
import { identifierKey } from '@pakn/vocabulary';
import type { Pool } from 'pg';
import type { Ciphers } from '../account/ciphers.ts';
import { namedLike } from '../account/person-name.ts';
import { readPhone } from '../account/phone.ts';

export const PEOPLE_MOST = 20;
const NAME_LEAST = 2;

/** Ids of citizens, organisations and contacts by phone, id number or name; at most 20. @throws BAD_USER_INPUT without something to look for */
export async function findPeople(
  { pool, ciphers }: { pool: Pool; ciphers: Ciphers },
  by: { phone?: string | undefined; identifier?: string | undefined; name?: string | undefined },
): Promise<string[]> {
  const named = namedLike(by.name ?? '', 3);
  if (!by.phone && !by.identifier && named.letters < NAME_LEAST) throw badInput('Hãy nhập số điện thoại, số định danh hoặc ít nhất 2 ký tự của tên.');
  const phone = by.phone ? readPhone(by.phone) : null;
  if (by.phone && phone === null) return [];
  const { rows } = await pool.query<{ id: string }>(
    `select id from accounts.account where kind in ('INDIVIDUAL', 'ORGANIZATION') and ($1::bytea is null or phone_hash = $1) and ($2::bytea is null or identifier_hash = $2) and ${named.sql}
     order by name_folded, id limit ${PEOPLE_MOST}`,
    [phone && ciphers.hash('phone', phone), by.identifier ? ciphers.hash('identifier', identifierKey(by.identifier)) : null, ...named.values],
  );
  return rows.map((row) => row.id);
}
