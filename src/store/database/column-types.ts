import type { ColumnDataType, ColumnDefinitionBuilder, CreateTableBuilder } from 'kysely';
import { sql } from 'kysely';

/** What each kind of value is called in the one dialect and in the other; migrations name kinds only. */
export interface ColumnTypes {
  readonly key: ColumnDataType;
  readonly epochMs: ColumnDataType;
  readonly count: ColumnDataType;
  readonly real: ColumnDataType;
  readonly text: ColumnDataType;
  readonly json: ColumnDataType;
  readonly flag: ColumnDataType;
  readonly bytes: ColumnDataType;
  /** Makes a `key` column the primary key, numbered by the database. */
  readonly numbered: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  readonly finish: <T extends string, C extends string>(table: CreateTableBuilder<T, C>) => CreateTableBuilder<T, C>;
}

export const SQLITE_COLUMNS: ColumnTypes = {
  key: 'integer',
  epochMs: 'integer',
  count: 'integer',
  real: 'real',
  text: 'text',
  json: 'text',
  flag: 'integer',
  bytes: 'blob',
  numbered: (column) => column.primaryKey().autoIncrement(),
  finish: (table) => table.modifyEnd(sql`strict`),
};

export const POSTGRES_COLUMNS: ColumnTypes = {
  key: 'bigint',
  epochMs: 'bigint',
  count: 'bigint',
  real: 'double precision',
  text: 'text',
  json: 'jsonb',
  flag: 'boolean',
  bytes: 'bytea',
  numbered: (column) => column.generatedByDefaultAsIdentity().primaryKey(),
  finish: (table) => table,
};
