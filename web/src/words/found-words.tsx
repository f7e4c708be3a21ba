import { Table } from 'antd';
import { Link } from 'react-router';
import { type WindowPlace, windowTitle } from '../api/places.ts';
import { useSay } from '../i18n/language.tsx';
import { timelineAddress } from './words-filter.ts';

interface FoundLine {
  readonly runId: number;
  readonly hall: string;
  readonly window: string;
  readonly startMs: number;
  /** Left out where nobody knows when its recording began. */
  readonly at?: string;
  readonly text: string;
}

interface FoundWordsProps {
  readonly found: readonly FoundLine[];
  readonly windows: readonly WindowPlace[];
}

/** Lines that were found: when, where, and the way to their timeline. */
export function FoundWords({ found, windows }: FoundWordsProps) {
  const t = useSay();
  const placeOf = (line: FoundLine) => windows.find(({ hall, window }) => hall === line.hall && window === line.window);
  return (
    <Table<FoundLine>
      className="found-words"
      size="small"
      rowKey={({ runId, startMs, text }) => `${runId} ${startMs} ${text}`}
      dataSource={found}
      pagination={false}
      columns={[
        {
          title: t('时间', 'Time'),
          width: 180,
          render: (_, line) => <Moment line={line} place={placeOf(line)} />,
        },
        {
          title: t('窗口', 'Window'),
          width: 150,
          render: (_, line) => {
            const place = placeOf(line);
            return place === undefined ? line.window : windowTitle(place);
          },
        },
        { title: t('窗口人员说', 'The clerk said'), render: (_, { text }) => <span lang="zh">{text}</span> },
      ]}
    />
  );
}

function Moment({ line, place }: { readonly line: FoundLine; readonly place: WindowPlace | undefined }) {
  const t = useSay();
  if (line.at === undefined) return <span className="muted">{t('录像时间不明', 'time not known')}</span>;
  const shown = line.at.slice(0, 19).replace('T', ' ');
  if (place === undefined) return <span className="numeric">{shown}</span>;
  return (
    <Link className="numeric" to={timelineAddress(place.id, line.at)}>
      {shown}
    </Link>
  );
}
