import { registerEnumType } from 'type-graphql';
import { AgencyKind, CaseStatus, Channel, IdentityMode, TrendBucket, Urgency } from '../facts/terms.ts';

registerEnumType(AgencyKind, { name: 'AgencyKind' });
registerEnumType(CaseStatus, { name: 'CaseStatus' });
registerEnumType(Channel, { name: 'Channel' });
registerEnumType(IdentityMode, { name: 'IdentityMode' });
registerEnumType(Urgency, { name: 'Urgency' });
registerEnumType(TrendBucket, {
  name: 'TrendBucket',
  description: 'The length of a point of a trend, in the days of Asia/Ho_Chi_Minh; weeks begin on Monday.',
});

export { AgencyKind, CaseStatus, Channel, IdentityMode, TrendBucket, Urgency };
