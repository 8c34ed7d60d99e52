import type { MikroORM } from '@mikro-orm/postgresql';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type KyselyPlugin,
  type QueryResult,
} from 'kysely';
import type { ClientBase } from 'pg';
import type { Case } from '../entities/case.entity.ts';
import type { Attachment } from '../entities/parts.entity.ts';
import type { AnswerRow, AppointmentRow, AssignmentRow, MessageRow, NoteRow, ReopeningRow } from '../state/case-state.ts';

type Row<E> = { [K in Exclude<keyof E, symbol>]: E[K] };

/** The entities' tables as Kysely sees them: the entities are the only list of columns. */
export interface Tables {
  Case: Row<Case>;
  Assignment: AssignmentRow;
  Answer: AnswerRow;
  Appointment: AppointmentRow;
  Message: MessageRow;
  Note: NoteRow;
  Reopening: ReopeningRow;
  Attachment: Row<Attachment>;
}

/** What names and converts by the entities; made once a process (30 µs of each command otherwise). */
const plugins = new WeakMap<MikroORM, readonly KyselyPlugin[]>();
const NAMED_LIKE_ENTITIES = { tableNamingStrategy: 'entity', columnNamingStrategy: 'property', convertValues: true } as const;

/**
 * The tables on one connection. Kysely's own transactions would wait for each answer before they send the next statement; here whoever calls decides that.
 * What Kysely sends and gets is named and converted by the entities (`em.getKysely`).
 */
export const tablesOn = (client: ClientBase, orm: MikroORM): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => new OneConnection(client),
    },
    plugins: [...pluginsOf(orm)],
  });

function pluginsOf(orm: MikroORM): readonly KyselyPlugin[] {
  const made = plugins.get(orm) ?? orm.em.fork().getKysely<Tables>(NAMED_LIKE_ENTITIES).getExecutor().plugins;
  plugins.set(orm, made);
  return made;
}

/** Runs what it is given on a connection whose transaction somebody else begins and ends. */
class OneConnection extends DummyDriver {
  readonly #connection: DatabaseConnection;

  constructor(client: ClientBase) {
    super();
    this.#connection = {
      async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
        const { rows, rowCount } = await client.query(sql, [...parameters]);
        return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) };
      },
      streamQuery() {
        throw new Error('a command streams nothing');
      },
    };
  }

  override acquireConnection = async (): Promise<DatabaseConnection> => this.#connection;
}
