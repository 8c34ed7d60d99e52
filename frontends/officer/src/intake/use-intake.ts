import { useGraph } from '@pakn/graph';
import { useForm } from '@pakn/ui/form/use-form';
import type { Channel } from '@pakn/vocabulary';
import { shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { ASSIGN_CASE, REFUSAL } from '../acts/acts.documents';
import { CASE_CORE } from '../case/case.fragments';
import type { Subject } from '../case/use-open-case';
import { useDesk } from '../desk/desk';
import { draftKey, useDraft } from '../drafts/draft';
import { readFragment } from '../gql';
import { INTAKE_CASE, SAVE_CALLER } from './intake.documents';

/** What was taken down: the case as it is now, and why it was not sent on, where that was wanted. */
export interface Taken {
  subject: Subject;
  notSent: string | null;
}

const EMPTY = {
  channel: 'HOTLINE' as Channel,
  phone: '',
  name: '',
  /** An account or contact that was found by its phone. */
  callerId: '',
  callerAddress: '',
  title: '',
  content: '',
  categoryCode: '',
  address: '',
  wardCode: '',
  lead: [] as string[],
  /** The key of this report, and for which words: the same words again, after a lost answer or a reload, are the same report. */
  key: '',
  keyFor: '',
};
export type IntakeValues = typeof EMPTY;

/** Taking down what a caller or visitor says (A1-06): the person first, then the report, then its agency where one was chosen. */
export function useIntake() {
  const { client } = useGraph();
  const { t } = useI18n();
  const desk = useDesk();
  const draft = useDraft(draftKey(desk.viewer.id, 'moi', 'intake'), EMPTY);
  const { values } = draft;
  const taken = shallowRef<Taken | null>(null);
  const form = useForm({
    fields: ['channel', 'phone', 'name', 'callerAddress', 'title', 'content', 'categoryCode', 'address', 'wardCode', 'lead'] as const,
    paths: { contactId: 'name', leadAgencyId: 'lead', place: 'address' },
    values: () => values,
    check: () => ({
      name: values.callerId || values.name.trim() ? undefined : t('officer.intake.nameMissing'),
      title: values.title.trim() ? undefined : t('officer.form.titleMissing'),
      content: values.content.trim() ? undefined : t('officer.form.contentMissing'),
      address: values.address.trim() || values.wardCode ? undefined : t('officer.intake.placeMissing'),
    }),
  });

  const caller = async () => {
    if (values.callerId) return { id: values.callerId };
    const given = { name: values.name.trim(), phone: values.phone.trim() || null, address: values.callerAddress.trim() || null };
    const { saveContact } = await client.mutate(SAVE_CALLER, given);
    // The graph calls the caller's address as it calls the place.
    return saveContact.__typename === 'Refusal'
      ? { ...saveContact, fields: saveContact.fields.map((field) => (field.path === 'address' ? { ...field, path: 'callerAddress' } : field)) }
      : saveContact;
  };
  const report = (contactId: string) => {
    const place = { address: values.address.trim() || null, wardCode: values.wardCode || null };
    const draftInput = { title: values.title.trim(), content: values.content.trim(), categoryCode: values.categoryCode || null, place };
    return { draft: draftInput, channel: values.channel, contactId };
  };
  const sendOn = async (subject: Subject): Promise<Taken> => {
    const [leadAgencyId] = values.lead;
    if (!leadAgencyId || !subject.viewerActions.includes('ASSIGN')) return { subject, notSent: leadAgencyId ? t('officer.intake.notSentNow') : null };
    try {
      const input = { leadAgencyId, coordinatorAgencyIds: [], makePublic: subject.isPublic };
      const { assignCase } = await client.mutate(ASSIGN_CASE, { id: subject.id, version: subject.version, input });
      if (assignCase.__typename === 'Refusal') return { subject, notSent: readFragment(REFUSAL, assignCase).message };
      return { subject: readFragment(CASE_CORE, assignCase), notSent: null };
    } catch {
      return { subject, notSent: t('officer.intake.notSentNow') };
    }
  };

  const submit = async (): Promise<boolean> => {
    const done = await form.submit(async () => {
      const person = await caller();
      if ('code' in person) return person;
      const input = report(person.id);
      const words = JSON.stringify(input);
      if (values.keyFor !== words) Object.assign(values, { key: crypto.randomUUID(), keyFor: words });
      const { intakeCase } = await client.mutate(INTAKE_CASE, { input, key: values.key }, values.key);
      if (intakeCase.__typename === 'Refusal') return readFragment(REFUSAL, intakeCase);
      const subject = readFragment(CASE_CORE, intakeCase);
      desk.acted(subject.id);
      taken.value = await sendOn(subject);
      return null;
    });
    if (done) draft.discard();
    return done;
  };
  return { values, form, draft, taken, submit, again: (): void => void (taken.value = null) };
}
