type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const FIELDS = 'input, select, textarea';
/** The same element of another drawing of the page. */
type InOther = (page: HTMLElement) => HTMLElement | null;

/** Where an element stands in its page, so that it is found in another drawing of it; null for what stands elsewhere. */
export function placeIn(page: HTMLElement, element: Element | null): InOther | null {
  if (!(element instanceof HTMLElement) || element === page || !page.contains(element)) return null;
  const name = element.localName;
  if (element.id && !/^v-\d/.test(element.id)) return (other) => other.querySelector<HTMLElement>(`#${CSS.escape(element.id)}`);
  const path = pathTo(page, element);
  return (other) => {
    let found: Element | undefined = other;
    for (const index of path) found = found?.children[index];
    return found instanceof HTMLElement && found.localName === name ? found : null;
  };
}

function pathTo(page: HTMLElement, element: Element): number[] {
  const path: number[] = [];
  for (let each = element; each !== page && each.parentElement; each = each.parentElement) path.unshift([...each.parentElement.children].indexOf(each));
  return path;
}

/** What somebody has typed or chosen in a page. */
export function typedIn(page: HTMLElement): { putInto(other: HTMLElement): void } {
  const typed = [...page.querySelectorAll<Field>(FIELDS)].filter(isTouched).map((field) => ({ field, place: placeIn(page, field) }));
  return {
    putInto(other) {
      for (const { field, place } of typed) {
        const same = place?.(other);
        if (!same?.matches(FIELDS)) continue;
        const to = same as Field;
        if (field instanceof HTMLInputElement && to instanceof HTMLInputElement) to.checked = field.checked;
        to.value = field.value;
        to.dispatchEvent(new Event('input', { bubbles: true }));
        to.dispatchEvent(new Event('change', { bubbles: true }));
      }
    },
  };
}

function isTouched(field: Field): boolean {
  if (field instanceof HTMLSelectElement)
    return [...field.options].some((option, index) => option.selected !== (option.defaultSelected || isDefault(field, index)));
  return field.value !== field.defaultValue || (field instanceof HTMLInputElement && field.checked !== field.defaultChecked);
}

/** A list without a marked choice shows its first. */
const isDefault = (field: HTMLSelectElement, index: number): boolean => index === 0 && ![...field.options].some(({ defaultSelected }) => defaultSelected);
