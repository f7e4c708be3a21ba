/** The only place that reads it: everything else is handed what it needs. */
export const processEnvironment: Readonly<Record<string, string | undefined>> = process.env;
