/**
 * How what is built differs from a table of expectations; each difference is a sentence that says what to do.
 * @param what what a line of the table says, for the one who adds it
 */
export function differences(found: readonly string[], lines: readonly string[], file: string, what: string): string[] {
  const [built, written] = [new Set(found), new Set(lines)];
  return [
    ...[...built].filter((name) => !written.has(name)).map((name) => `${name} has no line in ${file}: add one that says ${what}.`),
    ...[...written].filter((name) => !built.has(name)).map((name) => `${name} does not exist any more: remove its line from ${file}.`),
  ];
}
