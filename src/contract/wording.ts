/** Text that people read, in both languages of the product. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}
