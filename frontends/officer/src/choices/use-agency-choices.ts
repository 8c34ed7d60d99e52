import { useQuery } from '@pakn/graph';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { agencyChoices, type AgencyChoice } from './agency-choices';
import { AGENCIES, USUAL_LEADS } from './choices.documents';

/** What is known of a case that says whose it may be. */
export interface AgencyClues {
  category?: string | null | undefined;
  placeWard?: string | null | undefined;
  /** The agency that somebody named for it. */
  suggested?: string | null | undefined;
}

export interface AgencyChoices {
  /** Those that a search finds, the best first. */
  found(search: string, taken: readonly string[]): AgencyChoice[];
  nameOf(id: string): string;
  /** Why an agency stands at the top; '' for no reason. */
  hintOf(choice: AgencyChoice): string;
  /** The agencies that there is a reason for. */
  readonly suggestions: ComputedRef<AgencyChoice[]>;
}

/** The agencies to choose from, with what the province's own figures say about the category. */
export function useAgencyChoices(clues: () => AgencyClues): AgencyChoices {
  const { t } = useI18n();
  const { result } = useQuery(AGENCIES, null, { fetchPolicy: 'cache-first' });
  const { result: usual } = useQuery(
    USUAL_LEADS,
    () => ({ filter: { categoryCode: clues().category ?? '' } }),
    () => ({ enabled: Boolean(clues().category), fetchPolicy: 'cache-first' }),
  );
  const agencies = computed(() => result.value?.agencies ?? []);
  const found = (search: string, taken: readonly string[]): AgencyChoice[] =>
    agencyChoices({
      ...{ agencies: agencies.value, search, taken, wardCode: clues().placeWard, suggestedId: clues().suggested },
      usual: (usual.value?.statistics.byAgency ?? []).map(({ agency, row }) => ({ id: agency.id, n: row.total })),
    });
  return {
    found,
    nameOf: (id) => agencies.value.find((agency) => agency.id === id)?.name ?? '…',
    hintOf: ({ hint }) => (hint ? t(`officer.agency.${hint.key}`, { n: hint.n ?? 0 }) : ''),
    suggestions: computed(() => found('', []).filter(({ hint }) => hint !== null)),
  };
}
