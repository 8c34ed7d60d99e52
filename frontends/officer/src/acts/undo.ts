import { requestFailure, useGraph } from '@pakn/graph';
import { closeToast, toast } from '@pakn/ui';
import { useProblemWords } from '@pakn/ui/form/use-problem-words';
import { UNDO_SECONDS } from '@pakn/vocabulary';
import { inject, onScopeDispose, provide, ref, shallowReactive, shallowRef, type InjectionKey, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router';
import { CASE_CORE } from '../case/case.fragments';
import type { Subject } from '../case/use-open-case';
import type { Desk } from '../desk/desk';
import { readFragment } from '../gql';
import type { CaseAction } from '../gql/graphql';
import { singleKeys } from '../keys/use-shortcuts';
import { REFUSAL, UNDO_ACTION } from './acts.documents';

/** What was typed for an act. */
interface Typed {
  key: string;
  values: string;
  /** Lets go of what belongs to it: its files on this device. */
  drop(): void;
}
interface Offer {
  id: string;
  version: number;
  title: string;
  /** The dialog that it was done in. */
  dialog: CaseAction | null;
  from: RouteLocationRaw;
  typed: readonly Typed[];
  endsAt: number;
  /** A second try after a lost answer is the same undo. */
  idempotencyKey: string;
  toast: number;
}

/** "Hoàn tác" (B-16): the acts that this officer can still take back, the newest last. */
export interface Undo {
  /** An act was answered: the case after it says whether it can be taken back. */
  answered(after: Subject): void;
  /** What was typed for it; kept as long as it can be taken back. */
  sent(after: Subject, typed: Typed): void;
  /** Says that an act on a case is done, with the way back where there is one. `dialog`: what opens again with what was typed. */
  done(subject: Subject, message: { title: string; text: string }, dialog: CaseAction | null): void;
  /** Takes the newest act back; false: there is none. */
  takeBack(): boolean;
  /** The dialog that is to open again, once its case is there in this version. */
  readonly reopening: ShallowRef<{ id: string; version: number; dialog: CaseAction } | null>;
}

const TICK_MS = 250;
const forget = (typed: readonly Typed[]): void => {
  for (const { key, drop } of typed) {
    sessionStorage.removeItem(key);
    drop();
  }
};

const UNDO: InjectionKey<Undo> = Symbol('undo');

/** Only for the console's frame, at its desk. */
export function provideUndo({ acted }: Pick<Desk, 'acted'>): Undo {
  const { client } = useGraph();
  const { t } = useI18n();
  const words = useProblemWords();
  const router = useRouter();
  const route = useRoute();
  const offers = shallowReactive<Offer[]>([]);
  const latest = new Map<string, { after: Subject; typed: Typed[] }>();
  const reopening: Undo['reopening'] = shallowRef(null);
  const now = ref(Date.now());
  let ticking: ReturnType<typeof setInterval> | undefined;

  const remove = (offer: Offer): boolean => {
    const at = offers.indexOf(offer);
    if (at < 0) return false;
    offers.splice(at, 1);
    closeToast(offer.toast);
    if (offers.length === 0) clearInterval(ticking);
    return true;
  };
  const end = (offer: Offer): void => {
    if (remove(offer)) for (const { drop } of offer.typed) drop();
  };
  const tick = (): void => {
    now.value = Date.now();
    for (const offer of offers.filter(({ endsAt }) => endsAt <= now.value)) end(offer);
  };
  const show = (offer: Offer, message: Parameters<typeof toast>[0]): void => {
    const action = {
      get label() {
        const seconds = Math.max(1, Math.ceil((offer.endsAt - now.value) / 1_000));
        return t(singleKeys.value && offers.at(-1) === offer ? 'officer.undo.byKey' : 'officer.undo.button', { n: seconds });
      },
      run: () => void take(offer),
    };
    if (offers.length === 0) ticking = setInterval(tick, TICK_MS);
    now.value = Date.now();
    offers.push(offer);
    offer.toast = toast({ ...message, action });
  };
  const take = async (offer: Offer): Promise<void> => {
    if (!remove(offer)) return;
    const { id, version, dialog, typed } = offer;
    acted(id);
    // Before it is asked for: the stream may bring the case back, and its form, before the answer is here.
    for (const { key, values } of typed) sessionStorage.setItem(key, values);
    try {
      const { undoAction: answer } = await client.mutate(UNDO_ACTION, { id, version }, offer.idempotencyKey);
      acted(id);
      if (answer.__typename === 'Refusal') {
        forget(typed);
        toast({ title: words.refusal(readFragment(REFUSAL, answer)), text: offer.title, tone: 'error' });
        return;
      }
      const back = readFragment(CASE_CORE, answer);
      reopening.value = dialog && { id, version: back.version, dialog };
      toast({ title: t('officer.undo.done'), text: offer.title, tone: 'ok' });
      // A page that does not come has its own message: the act is taken back all the same.
      router.push(offer.from).catch(() => undefined);
    } catch (error) {
      const message = { title: words.fault(error), text: offer.title, tone: 'error' } as const;
      // A lost answer may be asked for again while there is time.
      if (requestFailure(error).kind === 'network' && offer.endsAt > Date.now()) return show(offer, message);
      forget(typed);
      toast(message);
    }
  };
  onScopeDispose(() => {
    for (const offer of [...offers]) end(offer);
    clearInterval(ticking);
  });

  const undo: Undo = {
    reopening,
    answered: (after) => void latest.set(after.id, { after, typed: [] }),
    sent(after, typed) {
      const known = latest.get(after.id);
      if (after.undo && known) known.typed.push(typed);
      else typed.drop();
    },
    done({ id, code }, message, dialog) {
      const { after, typed } = latest.get(id) ?? {};
      latest.delete(id);
      for (const earlier of offers.filter((offer) => offer.id === id)) end(earlier);
      if (!after?.undo || !typed) return void toast({ ...message, tone: 'ok' });
      const from = route.name ? { name: route.name, params: { ...route.params, code }, query: route.query } : route.fullPath;
      const offer = { id, version: after.version, title: message.text, dialog, from, typed, endsAt: Date.now() + UNDO_SECONDS * 1_000, toast: 0 };
      show({ ...offer, idempotencyKey: crypto.randomUUID() }, { ...message, tone: 'ok' });
    },
    takeBack() {
      const newest = offers.at(-1);
      if (newest) void take(newest);
      return newest !== undefined;
    },
  };
  provide(UNDO, undo);
  return undo;
}

/** What this officer can still take back; only inside the console. */
export function useUndo(): Undo {
  const undo = inject(UNDO);
  if (!undo) throw new Error('useUndo() outside the console');
  return undo;
}
