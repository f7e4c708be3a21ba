import { z } from 'zod';
import { CHANNELS } from '../contract/channel.ts';
import { NO_CHECK_REASONS } from '../contract/finding-reason.ts';
import { CLAUSE_PHASES } from '../contract/phase.ts';
import { SEVERITIES } from '../contract/severity.ts';
import { WINDOW_KINDS } from '../contract/window-kind.ts';
import type { Wording } from '../contract/wording.ts';
import { CHECKS } from '../rulebooks/check-registry.ts';
import { OCCASIONS, OPTION_UNITS } from '../rulebooks/clause.ts';
import { LOOKS } from '../rulebooks/look.ts';
import { PHRASE_KINDS, PHRASE_MOMENTS } from '../rulebooks/phrases/phrase.ts';

/** Chinese first, as everywhere people read. */
export const bilingual = ({ zh, en }: Wording): string => `${zh} · ${en}`;

const MISSING = bilingual({ zh: '缺少', en: 'is missing' });

/** What a value must be, or that there is none. */
const must = (zh: string, en: string): { error: z.core.$ZodErrorMap } => ({
  error: ({ input }) => (input === undefined ? MISSING : bilingual({ zh, en })),
});
const mapping: { error: z.core.$ZodErrorMap } = {
  error: (issue) => {
    if (issue.code === 'unrecognized_keys') return bilingual({ zh: '没有这一项', en: 'there is no such key' });
    return issue.input === undefined
      ? MISSING
      : bilingual({ zh: '应为“键: 值”', en: 'must be a mapping of keys to values' });
  },
};
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, must(`应为 ${values.join('、')} 之一`, `must be one of ${values.join(', ')}`));

const CHECK_NAMES = [...CHECKS.keys()];

const text = z
  .string(must('应为文字，数字要加引号', 'must be text; put a number in quotes'))
  .trim()
  .min(1, must('不能为空', 'must not be empty'));
/** Part of addresses and file names, so plain ASCII. */
const id = text.regex(
  /^[A-Za-z0-9][A-Za-z0-9.-]*$/,
  must('只能用字母、数字、点和连字符', 'must be letters, digits, dots and hyphens'),
);
/** Chinese characters, parts of a phrase divided by spaces. */
const spoken = text.regex(
  /^\p{Script=Han}+( \p{Script=Han}+)*$/u,
  must('只能写汉字，各部分之间空一格', 'must be Chinese characters, parts divided by a space'),
);
const day = z.iso.date(must('应为日期 YYYY-MM-DD', 'must be a day as YYYY-MM-DD'));
const wording = z.strictObject({ zh: text, en: text }, mapping);

const optionValue = z.strictObject(
  {
    value: z.number(must('应为数字', 'must be a number')),
    unit: oneOf(OPTION_UNITS),
    setBy: oneOf(['clause', 'product']),
  },
  mapping,
);
const options = z.record(z.string(), optionValue, mapping);

const forms = z.array(spoken, must('应为列表', 'must be a list')).min(1, must('至少写一项', 'must name one'));
const phrase = z.strictObject(
  {
    kind: oneOf(PHRASE_KINDS),
    moment: oneOf(PHRASE_MOMENTS),
    forms,
    except: forms.optional(),
  },
  mapping,
);

/** What a clause may leave to `defaults`. */
const shared = {
  document: text.optional(),
  validFrom: day.optional(),
  phase: oneOf(CLAUSE_PHASES).optional(),
  channels: z
    .array(oneOf(CHANNELS), must('应为列表', 'must be a list'))
    .min(1, must('至少写一项', 'must name one'))
    .optional(),
  severity: oneOf(SEVERITIES).optional(),
};

/** A rulebook without its clauses, which are validated one by one. */
export const rulebookHead = z.strictObject(
  {
    id,
    title: wording,
    issuer: wording,
    issued: text.regex(
      /^\d{4}(-\d{2}(-\d{2})?)?$/,
      must('应为 YYYY、YYYY-MM 或 YYYY-MM-DD', 'must be YYYY, YYYY-MM or YYYY-MM-DD'),
    ),
    version: text,
    documents: z.record(z.string(), z.strictObject({ title: text, number: text.nullable() }, mapping), mapping),
    defaults: z
      .strictObject(
        { ...shared, options: options.optional(), checks: z.record(z.string(), options).optional() },
        mapping,
      )
      .optional(),
    phrases: z.record(id, phrase, mapping).optional(),
    clauses: z.array(z.unknown(), must('应为条款列表', 'must be a list of clauses')),
  },
  mapping,
);

/** What the clauses of a file have in common. */
const clauseContext = rulebookHead.pick({ documents: true, defaults: true, phrases: true });

export const clauseEntry = z.strictObject(
  {
    id,
    ...shared,
    section: text,
    validTo: day.optional(),
    windowKind: oneOf(WINDOW_KINDS).optional(),
    occasion: oneOf(OCCASIONS).optional(),
    look: oneOf(LOOKS).optional(),
    check: z
      .enum(
        CHECK_NAMES,
        must(`应为 ${CHECK_NAMES.join('、')} 或 null`, `must be one of ${CHECK_NAMES.join(', ')}, or null`),
      )
      .nullable(),
    options: options.optional(),
    phrases: z.array(id, must('应为列表', 'must be a list')).min(1, must('至少写一项', 'must name one')).optional(),
    why: oneOf(NO_CHECK_REASONS).optional(),
    wording,
  },
  mapping,
);

export type ClauseContext = z.infer<typeof clauseContext>;
export type ClauseEntry = z.infer<typeof clauseEntry>;
