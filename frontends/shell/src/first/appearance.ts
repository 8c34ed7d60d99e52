/**
 * What a reader sets for the eyes, on this device, without Vue: it holds before the page is drawn. The style sheets read it as `data-theme`, `data-text` and
 * `data-contrast` of the document; buttons name the kind by `data-appearance` (AppearanceButtons.vue). The first value is the usual one.
 */
const APPEARANCE = {
  theme: { values: ['light', 'dark'], key: 'pakn.theme', system: '(prefers-color-scheme: dark)' },
  text: { values: ['usual', 'large', 'largest'], key: 'pakn.text-size', system: null },
  contrast: { values: ['usual', 'more'], key: 'pakn.contrast', system: '(prefers-contrast: more)' },
} as const;
type Appearance = keyof typeof APPEARANCE;
const KINDS = Object.keys(APPEARANCE) as Appearance[];

export const isAppearance = (name: string): name is Appearance => (KINDS as string[]).includes(name);

/** What holds now: the reader's choice, otherwise the system's. */
function valueOf(kind: Appearance): string {
  const { values, key, system } = APPEARANCE[kind];
  const chosen = localStorage.getItem(key);
  if ((values as readonly (string | null)[]).includes(chosen)) return chosen ?? values[0];
  return system && matchMedia(system).matches ? values[1] : values[0];
}

const show = (kind: Appearance): void => {
  document.documentElement.dataset[kind] = valueOf(kind);
};

/** Puts all of it on the page, and what the system changes later where the reader has chosen nothing. */
export function followSystem(): void {
  for (const kind of KINDS) {
    show(kind);
    const { system } = APPEARANCE[kind];
    if (system) matchMedia(system).addEventListener('change', () => show(kind));
  }
}

/** Chooses the value after the one that holds; after the last the first. */
export function chooseNext(kind: Appearance): void {
  const { values, key } = APPEARANCE[kind];
  const at = (values as readonly string[]).indexOf(valueOf(kind));
  localStorage.setItem(key, values[(at + 1) % values.length] ?? values[0]);
  show(kind);
}
