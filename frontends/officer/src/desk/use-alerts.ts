import { closeToast, toast } from '@pakn/ui';
import { UNDO_SECONDS } from '@pakn/vocabulary';
import { onScopeDispose, ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { faceOf, standsIn } from '../inbox/queues';
import type { Queue, Row } from '../inbox/row';
import { callOf } from './alerts';
import { chime } from './chime';
import type { Desk, DeskEvent } from './desk';

/** Calls that come within this time make one toast: after a lost connection many are replayed at once. */
const GATHER_MS = 400;
/** An undo of what called comes within this time. */
const CALLED_MS = (UNDO_SECONDS + 5) * 1_000;

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
  /** The calls on the screen, by case: one that was undone is taken away. */
  const called = new Map<string, { toast: number; title: string; queue: Queue; unseen: boolean; alone: boolean }>();

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
    const isUnseen = document.hidden || !document.hasFocus();
    if (isUnseen) unseen.value += calls.length;
    const shown =
      calls.length > 1
        ? toast({ title: t('officer.alert.many', { n: calls.length }), action: { label: t('officer.alert.show'), run: () => open(queue) } })
        : toast({
            title: t(`officer.alert.${queue}`),
            text: [row.title, row.place.ward?.name].filter(Boolean).join(' · '),
            action: { label: t('officer.alert.open'), run: () => open(queue, row.code) },
          });
    for (const call of calls) called.set(call.row.id, { toast: shown, title: call.row.title, queue: call.queue, unseen: isUnseen, alone: calls.length === 1 });
    // An undo comes within seconds: older calls are only looked for in the lists.
    setTimeout(() => calls.forEach((call) => called.get(call.row.id)?.toast === shown && called.delete(call.row.id)), CALLED_MS);
  };
  /** Who did it took it back: nobody is called any more, unless the case lies in the same queue without it. */
  const callOff = ({ caseId, case: row }: DeskEvent): void => {
    const call = called.get(caseId);
    const queue = call?.queue ?? gathered.get(caseId)?.queue;
    if (!queue || (row && standsIn(queue, row, desk.viewer))) return;
    if (gathered.delete(caseId) || !call) return;
    called.delete(caseId);
    if (call.alone) closeToast(call.toast);
    if (call.unseen) unseen.value = Math.max(0, unseen.value - 1);
    toast({ title: t('officer.alert.undone'), text: call.title });
  };

  desk.onEvent((event) => {
    if (event.kind === 'UNDONE') callOff(event);
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
