/** Parts of a build that go into one file. Where a module fits several groups, the one with the highest priority has it, with all it needs itself. */
interface Group {
  name: string;
  test: RegExp;
  minShareCount: number;
  priority: number;
}

/** An icon is smaller than the headers of its file. */
const ICONS: Group = { name: 'icons', test: /[\\/]@lucide[\\/]/, minShareCount: 2, priority: 3 };
/** What most pages of the portal need: asking the graph, the documents that pages share, and a few small marks. No styles: they would come with every page. */
const PORTAL: Group = {
  name: 'portal',
  test: /packages[\\/]graph[\\/]|@vueuse[\\/]|vocabulary[\\/]dist[\\/](?:closed-set|file-kind)|pakn-document|[\\/]src[\\/](?:gql|form-refusal|submit[\\/](?:waiting-mark|WaitingHere|report-secret)|topics[\\/]use|category)|export-helper|loadShare/,
  minShareCount: 2,
  priority: 2,
};
/** What every form with files needs, and the report form shares with the drafts: seventeen files of half a kilobyte otherwise. */
const FORM: Group = {
  name: 'form',
  test: /[\\/]packages[\\/]ui[\\/]src[\\/](?:form|upload)[\\/]|[\\/]idb[\\/]|vocabulary[\\/]dist[\\/](?:refusal|attachment)|[\\/]src[\\/](?:submit|files)[\\/].*\.(?:ts|vue)$/,
  minShareCount: 2,
  priority: 1,
};

/**
 * Files of a front end that are always loaded together are one (ADR 0091). The federation's shared modules lie where its plugin puts them; only what leads to
 * them may be grouped.
 */
export const filesTogether = (name: string): Group[] => (name === 'public' ? [ICONS, PORTAL, FORM] : [ICONS]);
