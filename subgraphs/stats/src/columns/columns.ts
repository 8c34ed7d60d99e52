import type { AgencyKind, Satisfaction } from '@pakn/vocabulary';
import { FactColumns } from './fact-columns.ts';
import { PartColumns } from './part-columns.ts';

export interface AgencyCopy {
  id: string;
  code: string;
  name: string;
  kind: AgencyKind;
}
export interface CategoryCopy {
  code: string;
  name: string;
  nameEn: string;
}
export interface TopicCopy {
  code: string;
  name: string;
  nameEn: string;
}
export interface WardCopy {
  code: string;
  name: string;
  kind: string;
}

/** Everything that statistics know, in memory, as of one batch. */
export class Columns {
  /** The batch that was taken in last, and the generation that it belongs to. */
  batch = 0;
  generation = -1;
  /** Rises with every change of the copies of reference data. */
  references = 0;
  readonly facts = new FactColumns();
  readonly parts = new PartColumns(this.facts.agencies);
  readonly agencies = new Map<string, AgencyCopy>();
  readonly categories = new Map<string, CategoryCopy>();
  readonly topics = new Map<string, TopicCopy>();
  readonly wards = new Map<string, WardCopy>();
  /** The ratings that the tenant offers; none before cases said which. */
  scale: readonly Satisfaction[] = [];

  /** An agency that facts name before its copy arrived still has its row, otherwise totals would not be the sum of their rows. */
  agency(id: string): AgencyCopy {
    return this.agencies.get(id) ?? { id, code: id, name: 'Cơ quan chưa rõ tên', kind: 'PARTNER' };
  }

  category(code: string): CategoryCopy {
    return this.categories.get(code) ?? { code, name: code, nameEn: code };
  }

  /** Until its name has come, a topic is called by its code. */
  topic(code: string): TopicCopy {
    return this.topics.get(code) ?? { code, name: code, nameEn: code };
  }

  ward(code: string): WardCopy {
    return this.wards.get(code) ?? { code, name: code, kind: '' };
  }
}
