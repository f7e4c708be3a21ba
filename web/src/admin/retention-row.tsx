import { Button, InputNumber, Popconfirm } from 'antd';
import type { Wording } from '../../../src/contract/wording.ts';
import type { RetentionKind, RetentionRule } from '../api/retention.ts';
import { type Say, useSay } from '../i18n/language.tsx';

const KIND_WORDING: Readonly<Record<RetentionKind, Wording>> = {
  measurements: { zh: '测量数据（骨架、曲线）', en: 'Measurements: landmarks and curves' },
  words: { zh: '语音转写', en: 'Clerks’ words' },
  clips: { zh: '证据片段和画面', en: 'Clips and stills of evidence' },
};

interface RetentionRowProps {
  readonly rule: RetentionRule;
  /** As they are tried. */
  readonly days: number;
  readonly onTry: (days: number) => void;
  readonly onSet: (days: number) => void;
}

export function RetentionRow({ rule, days, onTry, onSet }: RetentionRowProps) {
  const t = useSay();
  const { kind, configuredDays, setBy, setAt } = rule;
  const isForEveryHall = rule.due !== undefined;
  const due = dueText(rule, t);
  return (
    <tr>
      <td>{t.of(KIND_WORDING[kind])}</td>
      <td>
        <InputNumber
          min={1}
          max={3650}
          style={{ width: 130 }}
          suffix={t('天', 'days')}
          aria-label={t.of(KIND_WORDING[kind])}
          value={days}
          disabled={!isForEveryHall}
          onChange={(value) => value !== null && onTry(value)}
        />
      </td>
      <td role="status">{due}</td>
      <td className="muted">
        {setBy === undefined || setAt === undefined
          ? t(`配置文件（${configuredDays} 天）`, `settings file (${configuredDays} days)`)
          : `${setBy} ${setAt.slice(0, 16).replace('T', ' ')}`}
      </td>
      <td>
        <Popconfirm
          title={t(`保存 ${days} 天？${due}。`, `Keep for ${days} days? ${due}.`)}
          onConfirm={() => onSet(days)}
          disabled={!isForEveryHall || days === rule.days}
        >
          <Button type="primary" disabled={!isForEveryHall || days === rule.days}>
            {t('设为此期限', 'Set')}
          </Button>
        </Popconfirm>
      </td>
    </tr>
  );
}

function dueText({ kind, due }: RetentionRule, t: Say): string {
  if (due === undefined)
    return t('各大厅合计，全部大厅的管理员可见', 'Of every hall: shown to administrators of every hall');
  const { items, bytes, held } = due;
  const megabytes = bytes === undefined ? '' : t(`，${megabytesOf(bytes)} MB`, `, ${megabytesOf(bytes)} MB`);
  const what =
    kind === 'measurements'
      ? t(`${items} 段录像的测量`, `those of ${items} recordings`)
      : kind === 'words'
        ? t(`${items} 段录像的语音转写`, `those of ${items} recordings`)
        : t(`${items} 个文件`, `${items} files`);
  return `${what}${megabytes}${t(`；因申诉保留 ${held}`, `; ${held} on hold`)}`;
}

const megabytesOf = (bytes: number): string => (bytes / 1e6).toFixed(1);
