import { useQuery } from '@tanstack/react-query';
import { CAMERA_CONDITION_WORDING } from '../../../src/contract/picture-fault.ts';
import { inUse, windowHealthQuery } from '../api/camera-health.ts';
import { useSay } from '../i18n/language.tsx';
import { hallDayTime } from '../time/hall-clock.ts';

/** Faults listed at most, the newest first. */
const MOST_FAULTS = 10;

/** How the pictures of a window's cameras are, and what was wrong with them in the last days. */
export function PictureHealth({ windowId }: { readonly windowId: number }) {
  const t = useSay();
  const { data } = useQuery(windowHealthQuery(windowId));
  const cameras = inUse(data?.cameras ?? []);
  const faults = [...(data?.faults ?? [])].reverse().slice(0, MOST_FAULTS);
  return (
    <section className="panel panel-pad stack">
      <h2>{t('画面状态', 'Condition of the picture')}</h2>
      {cameras.length === 0 && <p className="muted">{t('还没有录像', 'No recording yet')}</p>}
      {cameras.map(({ camera, condition, since, seen }) => (
        <p key={camera}>
          <strong>{t.of(CAMERA_CONDITION_WORDING[condition])}</strong>{' '}
          <span className="muted small">
            {t('自', 'since')} {hallDayTime(Date.parse(since))}，{t('最近画面', 'last seen')}{' '}
            {hallDayTime(Date.parse(seen))}
          </span>
        </p>
      ))}
      {faults.length > 0 && (
        <ul className="small">
          {faults.map(({ camera, fault, from, to }) => (
            <li key={`${camera} ${from}`}>
              {hallDayTime(Date.parse(from))} – {hallDayTime(Date.parse(to))} {t.of(CAMERA_CONDITION_WORDING[fault])}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
