import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';

/** The value below which `share` (0..1) of the samples lie. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const rounded = (value: number, digits = 1): string => value.toFixed(digits);

/** Prints a table and keeps it as `bench/<name>.result.md`. */
export async function report(name: string, title: string, head: string[], rows: string[][], notes: string[]): Promise<void> {
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const text = `# ${title}\n\n${new Date().toISOString().slice(0, 16)}, ${cpus().length} cores, load ${rounded(loadavg()[0] ?? 0, 0)}, Node ${process.version}\n\n${table}\n\n${notes.map((note) => `- ${note}`).join('\n')}\n`;
  console.log(text);
  await writeFile(new URL(`./${name}.result.md`, import.meta.url), text);
}
