import { VERDICT_WORDING } from '../../../src/contract/verdict.ts';
import { EVENT_CATALOG, type EventCatalog, wordingOf } from '../../../src/events/catalog.ts';
import type { WindowTimeline } from '../api/timeline.ts';
import type { Say } from '../i18n/language.tsx';
import { csvText } from './csv-text.ts';

/** Events and findings that have a time of day, in its order, as a table for spreadsheets. */
export function stretchCsv(
  { events, findings }: Pick<WindowTimeline, 'events' | 'findings'>,
  t: Say,
  catalog: EventCatalog = EVENT_CATALOG,
): string {
  const header = [
    ...[t('开始', 'start'), t('结束', 'end'), t('类别', 'kind'), t('内容', 'what'), t('数值', 'value')],
    t('单位', 'unit'),
  ];
  const rows = [
    ...events.map((e) => [
      ...[e.startAt!, e.endAt!, t('事件', 'event'), t.of(wordingOf(e, catalog))],
      ...[e.value ?? '', e.unit ?? ''],
    ]),
    ...findings.map((f) => [
      ...[f.startAt!, f.endAt!, t.of(VERDICT_WORDING[f.review.verdict ?? f.verdict]), t.of(f.clauseWording)],
      ...[f.value?.value ?? '', f.value?.unit ?? ''],
    ]),
  ].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
  return csvText([header, ...rows]);
}
