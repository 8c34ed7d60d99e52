import { codesInChecks, testDatabase, type TestDatabase } from '@pakn/service-kit/testing';
import * as vocabulary from '@pakn/vocabulary';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.drop());

const CHECKED: Record<string, readonly string[]> = {
  agency_kind_codes: vocabulary.AGENCY_KINDS,
  appointment_status_codes: vocabulary.APPOINTMENT_STATUSES,
  area_frequency_codes: vocabulary.DIGEST_FREQUENCIES,
  area_news_codes: vocabulary.AREA_NEWS_KINDS,
  assignment_part_codes: vocabulary.ASSIGNMENT_PARTS,
  assignment_status_codes: vocabulary.ASSIGNMENT_STATUSES,
  attachment_purpose_codes: vocabulary.ATTACHMENT_PURPOSES,
  attachment_refusal_codes: vocabulary.FILE_PROBLEMS,
  attachment_status_codes: vocabulary.ATTACHMENT_STATUSES,
  calendar_day_kind_codes: vocabulary.CALENDAR_DAY_KINDS,
  calendar_day_status_codes: vocabulary.CALENDAR_DAY_STATUSES,
  case_channel_codes: vocabulary.CHANNELS,
  case_identity_mode_codes: vocabulary.IDENTITY_MODES,
  case_kind_codes: vocabulary.CASE_KINDS,
  case_satisfaction_codes: vocabulary.SATISFACTIONS,
  case_status_codes: vocabulary.CASE_STATUSES,
  case_step_codes: vocabulary.WORKFLOW_STEPS,
  case_subject_kind_codes: vocabulary.SUBJECT_KINDS,
  case_urgency_codes: vocabulary.URGENCIES,
  category_urgency_codes: vocabulary.URGENCIES,
  guide_audience_codes: vocabulary.AUDIENCES,
  knowledge_audience_codes: vocabulary.AUDIENCES,
  notice_kind_codes: vocabulary.NOTICE_KINDS,
  officer_roles_codes: vocabulary.OFFICER_ROLES,
  reason_kind_codes: vocabulary.REASON_KINDS,
  service_level_urgency_codes: vocabulary.URGENCIES,
  support_conversation_status_codes: vocabulary.SUPPORT_STATUSES,
  support_message_sender_codes: vocabulary.SUPPORT_FROMS,
  useful_address_kind_codes: vocabulary.USEFUL_ADDRESS_KINDS,
};

describe('a value outside its closed set', () => {
  it('is refused by the database, whose lists are those of the vocabulary', async () => {
    expect(await codesInChecks(database.ownerUrl, 'cases')).toEqual(CHECKED);
  });

  it('cannot be stored, not even by SQL', async () => {
    const owner = new pg.Client(database.ownerUrl);
    await owner.connect();
    try {
      const insert = `insert into cases.reason (kind, code, label, label_en) values ($1, 'X', 'x', 'x')`;
      await expect(owner.query(insert, ['WHIM'])).rejects.toThrow('reason_kind_codes');
      await owner.query(insert, ['PAUSE']);
    } finally {
      await owner.end();
    }
  });
});
