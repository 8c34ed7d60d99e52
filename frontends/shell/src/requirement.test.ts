import { describe, expect, it } from 'vitest';
import { unmetRequirements } from './requirement';

const shared = { vue: '3.5.45', 'vue-router': '5.5.1', '@pakn/ui': '1.0.0' };

describe('what a remote requires of the shell', () => {
  it.each([
    [{ vue: '3.5' }, []],
    [{ vue: '3.5.40', 'vue-router': '5' }, []],
    [{ vue: '3.6' }, ['vue']],
    [{ vue: '4' }, ['vue']],
    [{ '@pakn/ui': '1.1' }, ['@pakn/ui']],
    [{ 'reka-ui': '4' }, ['reka-ui']],
    [undefined, []],
  ])('%o is missing %o', (requires, missing) => {
    expect(unmetRequirements(requires, shared)).toEqual(missing);
  });
});
