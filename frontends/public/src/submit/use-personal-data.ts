import { findPersonalData, hidePersonalData, type PersonalDataKind } from '@pakn/vocabulary';
import type { Uploads } from '@pakn/ui/upload/uploads';
import { computed, ref, type Ref } from 'vue';
import type { ReportDraft } from './report-draft';

/** What everybody may read once the report is public. */
const PUBLIC_TEXTS = ['title', 'content', 'address'] as const;
/** Characters shown on both sides of what was found. */
const AROUND = 28;

/** Something personal in the draft, with the words around it. */
export interface FoundPlace {
  kind: PersonalDataKind;
  /** Name of the file whose description it is; null: it stands in the report itself. */
  file: string | null;
  before: string;
  part: string;
  after: string;
}

/**
 * Asks once before a report with a phone number, id number, e-mail or plate is sent (B-08). It never stops anybody: what the person has agreed to is not
 * asked again.
 */
export function usePersonalData(draft: Ref<ReportDraft>, uploads: Pick<Uploads, 'files' | 'caption'>) {
  const places = computed(() => [
    ...PUBLIC_TEXTS.flatMap((field) => placesIn(null, draft.value[field])),
    ...uploads.files.flatMap(({ name, caption }) => placesIn(name, caption)),
  ]);
  const said = computed(() => places.value.map(({ part }) => part).join('\n'));
  const asking = ref(false);
  const agreedTo = ref('');
  /** Whether the warning is shown. */
  const warning = computed(() => asking.value && places.value.length > 0 && said.value !== agreedTo.value);
  return {
    places,
    warning,
    /** Asked when the report is to be sent: whether the person has to look at the warning first. */
    warns(): boolean {
      asking.value = true;
      return warning.value;
    },
    /** Puts ••• in the place of everything that was found. */
    hide(): void {
      for (const field of PUBLIC_TEXTS) draft.value[field] = hidePersonalData(draft.value[field]);
      for (const { id, caption } of [...uploads.files]) if (hidePersonalData(caption) !== caption) uploads.caption(id, hidePersonalData(caption));
      asking.value = false;
    },
    /** The person sends it as it is. */
    agree(): void {
      agreedTo.value = said.value;
    },
  };
}

const placesIn = (file: string | null, text: string): FoundPlace[] =>
  findPersonalData(text).map(({ kind, start, end }) => ({
    kind,
    file,
    before: (start > AROUND ? '…' : '') + text.slice(Math.max(0, start - AROUND), start),
    part: text.slice(start, end),
    after: text.slice(end, end + AROUND) + (text.length > end + AROUND ? '…' : ''),
  }));
