import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import { measurementsQuery } from '../api/findings.ts';
import type { WindowPlace } from '../api/places.ts';
import { useSay } from '../i18n/language.tsx';
import { cameraAbilities } from './abilities.ts';

/** Of the newest recording, from its beginning. */
const LOOKED_AT_MS = 60_000;

export function CameraAbilities({ place: { id, hall, window } }: { readonly place: WindowPlace }) {
  const t = useSay();
  const { data: run } = useQuery({
    queryKey: ['newest-run', id],
    queryFn: async ({ signal }) => {
      const query = { hall, window, limit: 1 };
      return (await bodyOf(api.GET('/api/v1/runs', { params: { query }, signal }))).runs[0] ?? null;
    },
  });
  const startMs = run?.recording.startMs ?? 0;
  const endMs = startMs + Math.min(LOOKED_AT_MS, run?.recording.durationMs ?? 0);
  const { data: measurements } = useQuery({
    ...measurementsQuery(run?.id ?? 0, { startMs, endMs }),
    enabled: run != null,
  });
  const abilities = measurements && cameraAbilities(measurements);
  return (
    <section className="panel panel-pad stack">
      <h2>{t('这个机位能判什么', 'What this camera can judge')}</h2>
      {abilities === undefined ? (
        <p className="muted">
          {t('还没有分析过的录像，或录像里没有窗口人员', 'No analysed recording yet, or no clerk in it')}
        </p>
      ) : (
        <ul className="abilities">
          {abilities.map(({ what, able, why }) => (
            <li key={what.en}>
              {able ? (
                <CheckCircleOutlined style={{ color: 'var(--met)' }} />
              ) : (
                <MinusCircleOutlined style={{ color: 'var(--not-assessable)' }} />
              )}
              <div>
                <strong>{t.of(what)}</strong> {able ? t('能判', 'yes') : t('判不了', 'no')}
                <div className="muted small">{t.of(why)}</div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {run != null && (
        <p className="muted small">
          {t('依据最近一段录像：', 'From the newest recording: ')}
          {run.recording.name}
        </p>
      )}
    </section>
  );
}
