import { useLabel } from '@pakn/ui';
import { URGENCIES, URGENCY, type Urgency } from '@pakn/vocabulary';
import { useQuery } from '@pakn/graph';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { TRIAGE_CHOICES } from './choices.documents';

/** The four classes with the hours that the province promises for each. */
export function useUrgencies(): { options: ComputedRef<{ value: Urgency; label: string; description: string }[]> } {
  const { t } = useI18n();
  const label = useLabel();
  const { result } = useQuery(TRIAGE_CHOICES, null, { fetchPolicy: 'cache-first' });
  return {
    options: computed(() =>
      URGENCIES.map((value) => {
        const level = result.value?.serviceLevels.find(({ urgency }) => urgency === value);
        return { value, label: label(URGENCY, value), description: level ? t('officer.form.hours', { n: level.resolve }) : '' };
      }),
    ),
  };
}
