/** Text fit for a log or a message: passwords in URLs and in their query are replaced by `***`. */
export function redactCredentials(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s'"]+@/gi, '$1***@')
    .replace(/([?&;](?:password|passwd|pwd|pass|token|secret|key|auth|sign(?:ature)?)=)[^&\s'"]+/gi, '$1***');
}
