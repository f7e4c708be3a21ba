import { Buffer } from 'node:buffer';
import type { CustomTypesConfig } from 'pg';

/**
 * Values as both databases take and give them: JSON as text, a flag as 0 or 1, whole numbers and epoch times as
 * numbers, bytes as a `Buffer`. SQLite does so by itself, PostgreSQL with `POSTGRES_VALUES`.
 */
export type Flag = 0 | 1;
/** JSON as text. */
export type Json = string;

/** A boolean as the databases store it. */
export const toFlag = (value: boolean): Flag => (value ? 1 : 0);
/** A stored flag as a boolean. */
export const fromFlag = (flag: Flag): boolean => flag === 1;

/** A value as JSON text for a column. */
export const toJson = (value: unknown): string => JSON.stringify(value);
/** The value of a JSON column. Its shape is not checked: the store wrote the text itself. */
export const fromJson = <T>(text: string): T => JSON.parse(text) as T;

/** Bytes as the drivers take them; shares the memory of `bytes`. */
export const toBytes = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The column value of an optional property: null where it is undefined. */
export const orNull = <T>(value: T | undefined): T | null => (value === undefined ? null : value);

const BOOL = 16;
const BYTEA = 17;
const INT2 = 21;
const INT4 = 23;
const INT8 = 20;
const FLOAT8 = 701;
const NUMERIC = 1700;

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [BOOL]: (text) => (text === 't' ? 1 : 0),
  [BYTEA]: (text) => Buffer.from(text.slice(2), 'hex'),
  [INT2]: Number,
  [INT4]: Number,
  // Keys, counts and epoch milliseconds are all far below 2^53.
  [INT8]: Number,
  [FLOAT8]: Number,
  [NUMERIC]: Number,
};
const asText = (text: string): string => text;

/** Result parsers by PostgreSQL type number. Types that are not listed stay text, jsonb included. */
export const POSTGRES_VALUES: CustomTypesConfig = {
  getTypeParser: ((oid: number) => PARSERS[oid] ?? asText) as CustomTypesConfig['getTypeParser'],
};
