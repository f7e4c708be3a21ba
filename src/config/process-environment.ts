/** The environment of this process. Only this file reads it: everything else is given what it needs. */
export const processEnvironment: Readonly<Record<string, string | undefined>> = process.env;
