import { useMutation, useQuery, useSession } from '@pakn/graph';
import { toast } from '@pakn/ui';
import { useProblemWords } from '@pakn/ui/form/use-problem-words';
import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { NotificationChannel, PreferencesFieldsFragment } from '../gql/graphql';
import { Preferences, SetPreferences } from './preferences.documents';

export type Choice = PreferencesFieldsFragment['choices'][number];
/** Null: the hours of the province, or none for an officer. */
export type OwnHours = { from: string; to: string } | null;

export interface OwnPreferences {
  /** As they are now, changes that are on their way included. */
  preferences: ComputedRef<PreferencesFieldsFragment | null>;
  loading: Ref<boolean>;
  error: Ref<unknown>;
  /** Reads them anew. */
  reload(): Promise<void>;
  /** A change is on its way. */
  saving: Ref<boolean>;
  choose(choice: Choice, channel: NotificationChannel, on: boolean): Promise<void>;
  setHours(hours: OwnHours): Promise<void>;
}

/** Each change is saved at once and shown before the answer; one that was not taken is taken back on the screen, and says why. */
export function usePreferences(): OwnPreferences {
  const { t } = useI18n();
  const words = useProblemWords();
  const session = useSession();
  const { result, loading, error, refetch } = useQuery(Preferences, {}, () => ({
    enabled: session.state.value === 'signed-in',
    fetchPolicy: 'cache-and-network',
  }));
  const { mutate } = useMutation(SetPreferences);
  /** What the last change made of them: newer than what was read. */
  const changed = shallowRef<PreferencesFieldsFragment | null>(null);
  const preferences = computed(() => changed.value ?? result.value?.notificationPreferences ?? null);
  const saving = ref(false);
  let last: Promise<unknown> = Promise.resolve();

  /** In turn: the answer of an older change would show the newer one as not made. */
  const save = (after: PreferencesFieldsFragment, change: Parameters<typeof mutate>[0], undo: () => Promise<void>): Promise<void> => {
    const before = preferences.value;
    changed.value = after;
    saving.value = true;
    const mine = last.then(async () => {
      try {
        const answer = (await mutate(change)).data.setNotificationPreferences;
        if (answer.__typename === 'Refusal') throw new Refused(answer.message);
        if (last === mine) changed.value = answer;
        toast({ title: t('account.preferences.saved'), tone: 'ok', action: { label: t('account.preferences.undo'), run: () => void undo() } });
      } catch (fault) {
        changed.value = before;
        toast({ title: t('account.preferences.failed'), text: fault instanceof Refused ? fault.message : words.fault(fault), tone: 'error' });
      } finally {
        if (last === mine) saving.value = false;
      }
    });
    last = mine;
    return mine;
  };

  const choose = async (choice: Choice, channel: NotificationChannel, on: boolean): Promise<void> => {
    const now = preferences.value;
    const shown = now?.choices.find(({ kind }) => kind === choice.kind);
    if (!now || !shown || shown.channels.includes(channel) === on) return;
    const channels = shown.offered.filter((each) => (each === channel ? on : shown.channels.includes(each)));
    const after = { ...now, choices: now.choices.map((each) => (each.kind === choice.kind ? { ...each, channels } : each)) };
    await save(after, { choices: [{ kind: choice.kind, channels }] }, () => choose(choice, channel, !on));
  };

  const setHours = async (hours: OwnHours): Promise<void> => {
    const now = preferences.value;
    if (!now) return;
    const before = now.quietFrom && now.quietTo ? { from: now.quietFrom, to: now.quietTo } : null;
    const own = { quietFrom: hours?.from ?? null, quietTo: hours?.to ?? null };
    await save({ ...now, ...own }, { choices: [], ...own }, () => setHours(before));
  };
  const reload = async (): Promise<void> => {
    await refetch();
    changed.value = null;
  };
  return { preferences, loading, error, reload, saving, choose, setHours };
}

class Refused extends Error {}
