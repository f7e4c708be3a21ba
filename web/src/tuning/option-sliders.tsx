import { Button, InputNumber, Slider, Tag } from 'antd';
import type { Clause } from '../api/rulebooks.ts';
import { useSay } from '../i18n/language.tsx';
import { OPTION_WORDING } from './option-wording.ts';

type Judgement = Extract<Clause['judgement'], { automatic: true }>;
export type Options = Judgement['options'];
export type OptionNumbers = Readonly<Record<string, number>>;

export const optionsOf = ({ judgement }: Clause): Options => (judgement.automatic ? judgement.options : {});

const UNIT: Readonly<Record<string, string>> = { ms: 'ms', deg: '°', sigma: 'σ' };
const SET_BY = {
  clause: { zh: '条款规定', en: 'set by the clause' },
  product: { zh: '产品取值', en: 'set by this product' },
  user: { zh: '本单位调整', en: 'set here' },
} as const;

interface OptionSlidersProps {
  readonly options: Options;
  readonly changed: OptionNumbers;
  readonly onChange: (changed: OptionNumbers) => void;
}

export function OptionSliders({ options, changed, onChange }: OptionSlidersProps) {
  const t = useSay();
  const set = (name: string, value: number | null) => {
    const { [name]: _, ...others } = changed;
    onChange(value === null || value === options[name]!.value ? others : { ...others, [name]: value });
  };
  return (
    <div className="stack">
      {Object.entries(options).map(([name, option]) => {
        const value = changed[name] ?? option.value;
        const title = OPTION_WORDING[name] ? t.of(OPTION_WORDING[name]) : name;
        const step = option.unit === 'ms' ? 100 : option.unit === 'deg' ? 0.5 : option.unit === 'count' ? 1 : 0.05;
        const top = Math.min(option.max, Math.max(option.value * 3, step * 20));
        return (
          <div key={name} className="option">
            <div className="row">
              <strong title={option.about}>{title}</strong>
              <Tag>{t.of(SET_BY[option.setBy])}</Tag>
              {changed[name] !== undefined && (
                <Button size="small" type="link" onClick={() => set(name, null)}>
                  {t(`恢复 ${option.value}`, `Back to ${option.value}`)}
                </Button>
              )}
            </div>
            <div className="option-input">
              <Slider
                min={option.min}
                max={top}
                step={step}
                value={value}
                marks={{ [option.value]: ' ' }}
                ariaLabelForHandle={title}
                onChange={(next) => set(name, next)}
              />
              <InputNumber
                aria-label={title}
                min={option.min}
                max={option.max}
                step={step}
                value={value}
                suffix={UNIT[option.unit] ?? ''}
                onChange={(next) => next !== null && set(name, next)}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}
