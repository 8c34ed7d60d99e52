import { PassThrough } from 'node:stream';
import type { Identity } from '@pakn/service-kit';
import { vietnamDay, vietnamTime } from '@pakn/service-kit/rules';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { mayReadStatistics } from '../context.ts';
import { FAULT, type Language } from '@pakn/vocabulary';
import type { Answer, Section } from '../figures/answer.ts';
import type { Filter } from '../figures/filter.ts';
import type { Statistics } from '../figures/statistics.ts';
import { agenciesSheet, progressSheet, ratingsSheet } from './agency-sheets.ts';
import { casesSheet, sightOf } from './cases-sheet.ts';
import { identitySheet, statusSheet } from './count-sheets.ts';
import { describeFilter, filterOf } from './export-filter.ts';
import type { Sheet } from './sheet.ts';
import { sayIn, WORDS } from './words.ts';
import { writeWorkbook } from './write-workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface ExportOptions {
  statistics: Statistics;
  pool: Pool;
  onError(error: Error): void;
}

type Body = Pick<Sheet, 'name' | 'title' | 'headings' | 'rows' | 'totalFirst'>;
interface Asked {
  answer: Answer;
  filter: Filter;
  identity: Identity;
  language: Language;
}

const NEEDS: Record<string, Section[]> = { status: ['byStatusAndChannel'], identity: ['byIdentity'] };

/** GET /exports/{agencies|cases|ratings|progress|status|identity}.xlsx, the graph's filter as query parameters: the graph's figures as a spreadsheet, streamed. */
export function exportRoutes(app: FastifyInstance, options: ExportOptions): void {
  const { statistics, pool } = options;
  const sheets: Record<string, (asked: Asked) => Body> = {
    agencies: ({ answer, language }) => agenciesSheet(answer, statistics.columns.scale, language),
    ratings: ({ answer, language }) => ratingsSheet(answer, statistics.columns.scale, language),
    progress: ({ answer, language }) => progressSheet(answer, language),
    status: ({ answer, language }) => statusSheet(answer, language),
    identity: ({ answer, language }) => identitySheet(answer, language),
    cases: ({ answer, filter, identity, language }) =>
      casesSheet({ columns: statistics.columns, pool, filter, sight: sightOf(identity), asOf: answer.asOf, language }),
  };
  app.get<{ Params: { file: string } }>('/exports/:file', async (request, reply) => {
    const name = /^([a-z]+)\.xlsx$/.exec(request.params.file)?.[1] ?? '';
    const body = Object.hasOwn(sheets, name) ? sheets[name] : undefined;
    if (!body) return refuse(reply, 404, 'NOT_FOUND', WORDS.unknownSheet[request.call.language]);
    const { identity, language } = request.call;
    if (!mayReadStatistics({ identity })) return refuse(reply, 403, 'FORBIDDEN', FAULT.FORBIDDEN[language]);
    const problems: string[] = [];
    const filter = filterOf(request.query, problems);
    if (!filter) return refuse(reply, 400, 'BAD_USER_INPUT', `${WORDS.wrongFilter[language]}: ${problems.join(', ')}`);
    const answer = statistics.answer(filter, new Set(NEEDS[name]));
    const notes = [describeFilter(filter, statistics.columns, language), `${sayIn(language)('asOf')} ${vietnamTime(answer.asOf)}`];
    const stream = new PassThrough();
    writeWorkbook({ ...body({ answer, filter, identity, language }), notes }, stream).catch((error: Error) => {
      options.onError(error);
      stream.destroy(error);
    });
    return reply
      .type(XLSX)
      .header('content-disposition', `attachment; filename="thong-ke-${name}-${vietnamDay(answer.asOf)}.xlsx"`)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(stream);
  });
}

const refuse = (reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  reply.code(status).send({ errors: [{ message, extensions: { code } }] });
