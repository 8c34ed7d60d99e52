import { toast } from '@pakn/ui';
import { onScopeDispose, ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { faceOf } from '../inbox/queues';
import type { Queue, Row } from '../inbox/row';
import { callOf } from './alerts';
import { chime } from './chime';
import type { Desk } from './desk';

/** Calls that come within this time make one toast: after a lost connection many are replayed at once. */
const GATHER_MS = 400;

/**
 * Notifies the officer of new work: a toast, the number in the window's title, and a sound if wanted.
 * @returns how many calls came since the window was last looked at
 */
export function useAlerts(desk: Desk): Ref<number> {
  const { t } = useI18n();
  const router = useRouter();
  const unseen = ref(0);
  let gathered = new Map<string, { row: Row; queue: Queue }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = (queue: Queue, code?: string): void => {
    const name = queue === 'TRIAGE' ? 'officer-triage' : 'officer-inbox';
    void router.push({ name, params: code ? { code } : {}, query: name === 'officer-inbox' ? { hang: faceOf(queue).slug } : {} });
  };
  const notify = (): void => {
    const calls = [...gathered.values()];
    gathered = new Map();
    timer = undefined;
    const [first] = calls;
    if (!first) return;
    const { queue, row } = first;
    chime();
    if (document.hidden || !document.hasFocus()) unseen.value += calls.length;
    if (calls.length > 1) toast({ title: t('officer.alert.many', { n: calls.length }), action: { label: t('officer.alert.show'), run: () => open(queue) } });
    else
      toast({
        title: t(`officer.alert.${queue}`),
        text: [row.title, row.place.ward?.name].filter(Boolean).join(' · '),
        action: { label: t('officer.alert.open'), run: () => open(queue, row.code) },
      });
  };

  desk.onEvent((event) => {
    const queue = callOf(event, desk.viewer);
    if (!queue || !event.case || desk.actedLately(event.caseId)) return;
    gathered.set(event.caseId, { row: event.case, queue });
    timer ??= setTimeout(notify, GATHER_MS);
  });
  const looked = (): void => {
    if (!document.hidden) unseen.value = 0;
  };
  addEventListener('focus', looked);
  document.addEventListener('visibilitychange', looked);
  onScopeDispose(() => {
    clearTimeout(timer);
    removeEventListener('focus', looked);
    document.removeEventListener('visibilitychange', looked);
  });
  return unseen;
}
