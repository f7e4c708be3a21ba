/** With a capital letter at its beginning; Chinese stays as it is. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
