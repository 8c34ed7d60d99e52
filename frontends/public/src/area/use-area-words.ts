import { formatNumber, useLabel, useLanguage } from '@pakn/ui';
import { DIGEST_FREQUENCY, type DigestFrequency } from '@pakn/vocabulary';
import { useI18n } from 'vue-i18n';
import type { AreaFieldsFragment } from '../gql/graphql';

const METRES_PER_KM = 1_000;

/** What is said of a followed area: where it is, what it is about, how often its news are sent. */
export function useAreaWords() {
  const { t } = useI18n();
  const label = useLabel();
  const language = useLanguage();
  /** "500 m", "2 km". */
  const distance = (metres: number): string => (metres < METRES_PER_KM ? `${formatNumber(metres)} m` : `${formatNumber(metres / METRES_PER_KM)} km`);
  return {
    distance,
    where({ wards, circle, outline }: Pick<AreaFieldsFragment, 'wards' | 'circle' | 'outline'>): string {
      if (circle) return t('public.area.within', { distance: distance(circle.metres) });
      if (outline.length > 0) return t('public.area.drawn');
      return wards.length > 0 ? wards.map(({ name }) => name).join(', ') : t('public.area.ways.everywhere');
    },
    about({ categories }: Pick<AreaFieldsFragment, 'categories'>): string {
      const names = categories.map(({ name, nameEn }) => (language.value === 'en' ? nameEn : name));
      return names.length > 0 ? names.join(', ') : t('public.area.anyCategory');
    },
    often: (frequency: DigestFrequency): string => label(DIGEST_FREQUENCY, frequency),
  };
}
