import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import type { Wording } from '../../../src/contract/wording.ts';
import { capitalized } from '../i18n/capitalized.ts';
import { useSay } from '../i18n/language.tsx';
import { type Able, cameraAbilities } from './abilities.ts';
import type { LastLook } from './use-last-look.ts';

const ABLE_WORDING: Readonly<Record<Able, Wording>> = {
  yes: { zh: '能判', en: 'yes' },
  sometimes: { zh: '有时能判', en: 'sometimes' },
  no: { zh: '判不了', en: 'no' },
};

export function CameraAbilities({ look: { run, measurements, gaps } }: { readonly look: LastLook }) {
  const t = useSay();
  const abilities = measurements && gaps && cameraAbilities(measurements, gaps);
  return (
    <section className="panel panel-pad stack">
      <h2>{t('这个机位能判什么', 'What this camera can judge')}</h2>
      {abilities === undefined ? (
        <p className="muted">
          {t('还没有分析过的录像，或录像里没有窗口人员', 'No analysed recording yet, or no clerk in it')}
        </p>
      ) : (
        <ul className="abilities">
          {abilities.map(({ what, able, why, acts, remedy }) => (
            <li key={what.en}>
              {able === 'no' ? (
                <MinusCircleOutlined style={{ color: 'var(--not-assessable)' }} />
              ) : (
                <CheckCircleOutlined style={{ color: able === 'yes' ? 'var(--met)' : 'var(--needs-review)' }} />
              )}
              <div>
                <strong>{capitalized(t.of(what))}</strong> {t.of(ABLE_WORDING[able])}
                <div className="muted small">{t.of(why)}</div>
                {acts.length > 0 && <div className="muted small">{acts.map((act) => t.of(act)).join(' · ')}</div>}
                {remedy !== undefined && (
                  <div className="small">
                    {t('怎么办：', 'What to do: ')}
                    {t.of(remedy)}
                  </div>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {run !== undefined && (
        <p className="muted small">
          {t('依据最近一段录像：', 'From the newest recording: ')}
          {run.recording.name}
        </p>
      )}
    </section>
  );
}
