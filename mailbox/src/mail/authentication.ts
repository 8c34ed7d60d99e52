/** What the receiving mail server found out about a sender (RFC 8601): it is them, it is not, or nobody can tell. */
export type Verdict = 'PASS' | 'FAIL' | 'NONE';

/** One finding: `dkim=pass header.d=example.vn`. */
interface Finding {
  method: string;
  result: string;
  properties: Map<string, string>;
}

/**
 * Reads the Authentication-Results of the trusted server. Only its topmost header and those directly below count: what a sender has written into the mail comes
 * further down (RFC 8601 section 5 has the server remove headers in its own name as well).
 * @param headers all header fields from the top, names in lower case
 * @param server the authserv-id that the server uses; '' when it does not check: nothing is known of any sender
 * @param domain of the sender's address
 */
export function verdictOf(headers: readonly { name: string; value: string }[], server: string, domain: string): Verdict {
  const findings = server === '' ? [] : findingsOf(headers, server.toLowerCase());
  const ofMethod = (method: string): Finding[] => findings.filter((finding) => finding.method === method);
  const dmarc = ofMethod('dmarc')[0];
  if (dmarc?.result === 'fail') return 'FAIL';
  if (dmarc?.result === 'pass') return isAligned(dmarc.properties.get('header.from') ?? domain, domain) ? 'PASS' : 'FAIL';
  const passed = (method: string, ...properties: string[]): boolean =>
    ofMethod(method).some((finding) => finding.result === 'pass' && properties.some((name) => isAligned(finding.properties.get(name) ?? '', domain)));
  if (passed('dkim', 'header.d', 'header.i') || passed('spf', 'smtp.mailfrom')) return 'PASS';
  const spf = ofMethod('spf')[0]?.result;
  const dkimFailed = ofMethod('dkim').some(({ result }) => result === 'fail');
  return spf === 'fail' || (dkimFailed && spf !== 'pass') ? 'FAIL' : 'NONE';
}

function findingsOf(headers: readonly { name: string; value: string }[], server: string): Finding[] {
  const parsed = headers.map(({ name, value }) => (name === 'authentication-results' ? partsOf(value) : null));
  const isTrusted = (parts: string[][] | null): parts is string[][] => parts?.[0]?.[0]?.toLowerCase() === server;
  const first = parsed.findIndex(isTrusted);
  if (first < 0) return [];
  const rest = parsed.slice(first);
  const end = rest.findIndex((parts) => !isTrusted(parts));
  return (end < 0 ? rest : rest.slice(0, end)).flatMap((parts) => (parts ?? []).slice(1).flatMap(findingOf));
}

function findingOf([first = '', ...others]: string[]): Finding[] {
  const [method, result] = pair(first);
  if (result === '') return [];
  return [{ method: method.split('/')[0] ?? '', result: result.toLowerCase(), properties: new Map(others.map(pair)) }];
}

/** `Header.D=Example.VN` → ['header.d', 'Example.VN'] */
function pair(word: string): [string, string] {
  const at = word.indexOf('=');
  return at < 0 ? [word.toLowerCase(), ''] : [word.slice(0, at).toLowerCase(), word.slice(at + 1)];
}

/** Splits at semicolons, and each part at spaces; comments (which nest) are dropped, and quoted texts are kept whole, whatever is in them. */
function partsOf(value: string): string[][] {
  const parts: string[][] = [[]];
  let word = '';
  let depth = 0;
  let quoted = false;
  const endWord = (): void => {
    if (word !== '') parts.at(-1)?.push(word);
    word = '';
  };
  for (let at = 0; at < value.length; at++) {
    const char = value[at] ?? '';
    if (char === '\\') {
      at++;
      if (depth === 0) word += value[at] ?? '';
    } else if (quoted) {
      if (char === '"') quoted = false;
      else word += char;
    } else if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (char === '"') quoted = true;
    else if (char === ';') {
      endWord();
      parts.push([]);
    } else if (/\s/.test(char)) endWord();
    else word += char;
  }
  endWord();
  // "dkim = pass" is allowed too.
  return parts.map((words) => words.join(' ').replace(/ ?= ?/g, '=').split(' ').filter(Boolean));
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The same domain, or one below the other (relaxed alignment, RFC 7489 3.1); a top-level name stands for nobody. */
function isAligned(found: string, wanted: string): boolean {
  const [one, other] = [domainOf(found), domainOf(wanted)];
  if (!one.includes('.') || !other.includes('.')) return false;
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
