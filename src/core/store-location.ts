/** Where the timeline store is. */
export type StoreLocation =
  /** A file, made when it does not exist unless `mustExist`. */
  | { readonly sqlitePath: string; readonly mustExist?: boolean }
  /** `postgres://user:password@host:port/database`, PostgreSQL 15 or newer. */
  | { readonly databaseUrl: string };
