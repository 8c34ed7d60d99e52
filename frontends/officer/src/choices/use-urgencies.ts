import { useQuery } from '@vue/apollo-composable';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Urgency } from '../gql/graphql';
import { TRIAGE_CHOICES } from './choices.documents';

const URGENCIES: readonly Urgency[] = ['URGENT', 'QUICK', 'NORMAL', 'COMPLEX'];

/** The four classes with the hours that the province promises for each. */
export function useUrgencies(): { options: ComputedRef<{ value: Urgency; label: string; description: string }[]> } {
  const { t } = useI18n();
  const { result } = useQuery(TRIAGE_CHOICES, null, { fetchPolicy: 'cache-first' });
  return {
    options: computed(() =>
      URGENCIES.map((value) => {
        const level = result.value?.serviceLevels.find(({ urgency }) => urgency === value);
        return { value, label: t(`ui.urgency.${value}`), description: level ? t('officer.form.hours', { n: level.resolve }) : '' };
      }),
    ),
  };
}
