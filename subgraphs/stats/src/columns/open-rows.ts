import { grown } from './grown.ts';

const FIRST_CAPACITY = 1024;
const ABSENT = -1;

/** The ordinals of the cases that are in progress: few beside the handled ones, and looked at again for each answer, because the clock runs. */
export class OpenRows {
  #rows = new Uint32Array(FIRST_CAPACITY);
  #places = new Int32Array(FIRST_CAPACITY).fill(ABSENT);
  #count = 0;

  /** In no order. Valid until the next change. */
  get all(): Uint32Array {
    return this.#rows.subarray(0, this.#count);
  }

  set(row: number, isOpen: boolean): void {
    if (row >= this.#places.length) this.#places = grown(this.#places, new Int32Array(Math.max(row + 1, this.#places.length * 2)).fill(ABSENT));
    const place = this.#places[row] as number;
    if (isOpen === (place !== ABSENT)) return;
    if (isOpen) this.#add(row);
    else this.#remove(row, place);
  }

  #add(row: number): void {
    if (this.#count === this.#rows.length) this.#rows = grown(this.#rows, new Uint32Array(this.#rows.length * 2));
    this.#places[row] = this.#count;
    this.#rows[this.#count++] = row;
  }

  /** The last one takes the free place. */
  #remove(row: number, place: number): void {
    const last = this.#rows[--this.#count] as number;
    this.#rows[place] = last;
    this.#places[last] = place;
    this.#places[row] = ABSENT;
  }
}
