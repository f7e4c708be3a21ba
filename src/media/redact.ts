/** Makes a text fit for logs and messages: passwords in URLs and their queries become `***`. */
export function redactCredentials(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s'"]+@/gi, '$1***@')
    .replace(/([?&;](?:password|passwd|pwd|pass|token|secret|key|auth|sign(?:ature)?)=)[^&\s'"]+/gi, '$1***');
}
