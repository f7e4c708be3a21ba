import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { CAMERA_CONDITION_WORDING } from '../../../src/contract/picture-fault.ts';
import { healthQuery, inUse } from '../api/camera-health.ts';
import { windowsQuery, windowTitle } from '../api/places.ts';
import { useSay } from '../i18n/language.tsx';
import { hallDayTime } from '../time/hall-clock.ts';

/** The cameras whose picture is no footage; nothing while all are in order. */
export function FaultyCameras() {
  const t = useSay();
  const { data } = useQuery(healthQuery);
  const { data: places } = useQuery(windowsQuery);
  const faulty = inUse(data?.cameras ?? []).filter(({ condition }) => condition !== 'ok');
  if (faulty.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      message={t(
        `${faulty.length} 个机位画面异常，这些时段不作判断`,
        `Something is wrong with ${faulty.length} cameras`,
      )}
      description={
        <ul className="faulty-cameras">
          {faulty.map(({ camera, windowId, window, condition, since }) => {
            const place = places?.windows.find(({ id }) => id === windowId);
            return (
              <li key={camera}>
                <Link to={`?window=${windowId}`}>{place === undefined ? window : windowTitle(place)}</Link>{' '}
                {t.of(CAMERA_CONDITION_WORDING[condition])}{' '}
                <span className="muted">
                  {t('自', 'since')} {hallDayTime(Date.parse(since))}
                </span>
              </li>
            );
          })}
        </ul>
      }
    />
  );
}
