/**
 * The folders of a path of Unix or Windows. Names may hold blanks and colons, so a folder is whatever a slash ends; a colon before
 * a blank ends the path.
 */
const FOLDERS = /(?<![\w:/.-])(?:[A-Za-z]:)?[\\/](?:(?:[^\\/:*?"'<>|\n]|:(?!\s))+[\\/])+/g;

/** A message fit for people who are not on this machine: of each file its name, without the folders above it. */
export const withoutFolders = (message: string): string => message.replace(FOLDERS, '');
