import { codesInChecks, testDatabase, type TestDatabase } from '@pakn/service-kit/testing';
import { AGENCY_KINDS, IDENTITY_ASSURANCES, NOTIFICATION_CHANNELS, OFFICER_ROLES } from '@pakn/vocabulary';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** What is IN_APP leaves by no driver. */
const SENT = NOTIFICATION_CHANNELS.filter((channel) => channel !== 'IN_APP');
let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.drop());

it('a value outside its closed set is refused by the database, whose lists are those of the vocabulary', async () => {
  expect(await codesInChecks(database.ownerUrl, 'accounts')).toEqual({
    account_assurance_codes: IDENTITY_ASSURANCES,
    account_roles_codes: OFFICER_ROLES,
    agency_kind_codes: AGENCY_KINDS,
    message_channel_codes: SENT,
    notification_choice_channel_codes: SENT,
  });
});
