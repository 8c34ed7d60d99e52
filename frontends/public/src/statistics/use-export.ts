import { useSession } from '@pakn/graph';
import { dayKey, toast, useLanguage } from '@pakn/ui';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { StatisticsFilter } from '../gql/graphql';

/** Downloads the same table as a workbook: same filter, same figures, with the person's token where one is signed in. */
export function useExport() {
  const { t } = useI18n();
  const language = useLanguage();
  const session = useSession();
  const busy = ref(false);
  const download = async (filter: StatisticsFilter): Promise<void> => {
    busy.value = true;
    try {
      const token = await session.token();
      const asked = new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));
      const response = await fetch(`/exports/agencies.xlsx?${asked}`, {
        headers: { 'accept-language': language.value, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      });
      if (!response.ok) throw new Error(String(response.status));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await response.blob());
      link.download = `thong-ke-co-quan-${dayKey(Date.now())}.xlsx`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch {
      toast({ title: t('public.statistics.exportFailed'), tone: 'error' });
    } finally {
      busy.value = false;
    }
  };
  return { busy, download };
}
