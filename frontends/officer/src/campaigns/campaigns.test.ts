import { describe, expect, it } from 'vitest';
import { mayReadCampaigns, registrationLink } from './campaigns';

const officer = (...roles: string[]) => ({ officer: { roles } }) as unknown as Parameters<typeof mayReadCampaigns>[0];

describe('B-27 campaigns in the console', () => {
  it('are for those whom the graph answers', () => {
    expect([officer('ADMIN'), officer('SUPERVISOR', 'OPERATOR'), officer('OPERATOR'), officer('SPECIALIST'), { officer: null }].map(mayReadCampaigns)).toEqual([
      ...[true, true, false, false, false],
    ]);
  });

  it('A9-04 a link leads to the registration with the code', () => {
    expect(registrationLink('https://pakn.vn', 'DOAN-TN-01')).toBe('https://pakn.vn/tai-khoan/dang-ky?chien-dich=DOAN-TN-01');
  });
});
