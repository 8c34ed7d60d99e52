import { request, type OutgoingHttpHeaders } from 'node:http';

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  ms: number;
}

/** One HTTP request exactly as written: the path is not tidied up, no header is added. */
export function raw(
  origin: string,
  { method = 'GET', path = '/', headers = {}, body }: { method?: string; path?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer | undefined },
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const asked = request({ hostname, port, method, path, headers: { ...length, ...headers }, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString(), ms: performance.now() - began }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

export const bearer = (token: string | undefined): OutgoingHttpHeaders => (token ? { authorization: `Bearer ${token}` } : {});
