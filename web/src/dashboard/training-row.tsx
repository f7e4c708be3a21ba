import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Wording } from '../../../src/contract/wording.ts';
import type { components } from '../api/schema.ts';
import { type Score, type Training, trainingEffectQuery } from '../api/scores.ts';
import { useSay } from '../i18n/language.tsx';

type Difference = components['schemas']['ShareDifference'];

interface TrainingRowProps {
  readonly training: Training;
  readonly days: number;
  readonly rulebook: string | undefined;
  readonly onRemove: (() => void) | undefined;
}

export function TrainingRow({ training, days, rulebook, onRemove }: TrainingRowProps) {
  const t = useSay();
  const { data } = useQuery(trainingEffectQuery(training.id, days, rulebook));
  return (
    <tr>
      <td className="nowrap">{training.day}</td>
      <td>{training.topic}</td>
      <td>{training.window ?? t('全厅', 'whole hall')}</td>
      <td className="numeric">{data && rateText(data.before.score)}</td>
      <td className="numeric">{data && rateText(data.after.score)}</td>
      <td className="numeric">{data && differenceText(data.difference)}</td>
      <td>{data && t.of(inWords(data.difference))}</td>
      <td>
        {onRemove !== undefined && (
          <Button
            size="small"
            type="text"
            onClick={onRemove}
            aria-label={t(`删除 ${training.topic}`, `Delete ${training.topic}`)}
          >
            {t('删除', 'Delete')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function rateText({ complianceRate, counts }: Score): string {
  if (!complianceRate.available) return '–';
  return `${percent(complianceRate.value)} (${counts.met} / ${counts.met + counts['not-met']})`;
}

function differenceText(difference: Difference): string {
  if (!difference.available) return '–';
  const { value, low, high } = difference;
  return `${signed(value)} [${signed(low)}, ${signed(high)}]`;
}

/** An interval that holds 0 proves nothing either way. */
function inWords(difference: Difference): Wording {
  if (!difference.available) return { zh: '有一侧没有判定', en: 'one side has no findings' };
  if (difference.low > 0) return { zh: '有提高', en: 'has risen' };
  if (difference.high < 0) return { zh: '有下降', en: 'has fallen' };
  return { zh: '看不出变化', en: 'no change to be seen' };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const signed = (share: number): string => `${share > 0 ? '+' : ''}${percent(share)}`;
