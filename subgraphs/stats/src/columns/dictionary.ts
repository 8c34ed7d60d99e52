const MOST = 0xffff;

/** Gives each text a small number, so that a column of texts is two bytes a row. Numbers never change. */
export class Dictionary {
  readonly #codes = new Map<string, number>();
  readonly #texts: string[] = [];

  /** The text's code; a new text gets the next one. */
  code(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#texts.length;
    if (code >= MOST) throw new Error(`a dictionary holds at most ${MOST} texts`);
    this.#codes.set(text, code);
    this.#texts.push(text);
    return code;
  }

  /** The text's code, or -1 when no row has it. */
  find(text: string): number {
    return this.#codes.get(text) ?? -1;
  }

  text(code: number): string {
    const text = this.#texts[code];
    if (text === undefined) throw new Error(`no text has the code ${code}`);
    return text;
  }

  get size(): number {
    return this.#texts.length;
  }
}
