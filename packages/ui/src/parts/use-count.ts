import { MOST_COUNTED } from '@pakn/vocabulary';
import { useI18n } from 'vue-i18n';
import { formatNumber } from '../format/number';
import { useLanguage } from './use-language';

/** How many there are in words: "4.381", or "hơn 10.000" where a list was not counted to its end (`totalCount` is null). */
export function useCount(): (total: number | null | undefined) => string {
  const { t } = useI18n();
  const language = useLanguage();
  return (total) =>
    total === null || total === undefined ? t('ui.moreThan', { n: formatNumber(MOST_COUNTED, language.value) }) : formatNumber(total, language.value);
}
