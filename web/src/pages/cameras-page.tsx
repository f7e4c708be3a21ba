import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented, Select, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, bodyOf } from '../api/client.ts';
import { type Camera, camerasQuery, windowsQuery, windowTitle } from '../api/places.ts';
import { CameraAbilities } from '../cameras/camera-abilities.tsx';
import { CameraPosition } from '../cameras/camera-position.tsx';
import '../cameras/cameras.css';
import { isSelfCrossing } from '../cameras/is-self-crossing.ts';
import { ZONE_COLOUR, ZONES, ZoneEditor, type ZoneName } from '../cameras/zone-editor.tsx';
import { useSay } from '../i18n/language.tsx';
import { PageFrame } from '../shell/page-frame.tsx';

const ZONE_WORDING = {
  clerk: { zh: '窗口人员一侧', en: 'Clerk side' },
  citizen: { zh: '办事人一侧', en: 'Citizen side' },
  handover: { zh: '递接处', en: 'Handover zone' },
} as const;

type Geometry = Camera['geometry'];
const NO_ZONES: Geometry = { zones: {} };

/** Where the parts of the counter lie in a camera's picture, and what it can judge from there. */
export function CamerasPage() {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [address, setAddress] = useSearchParams();
  const { data: places } = useQuery(windowsQuery);
  const { data: cameras } = useQuery(camerasQuery);
  const place = places?.windows.find(({ id }) => String(id) === address.get('window')) ?? places?.windows[0];
  const camera = cameras?.cameras.find(({ windowId }) => windowId === place?.id);
  const [geometry, setGeometry] = useState<Geometry>(NO_ZONES);
  const [active, setActive] = useState<ZoneName>('clerk');
  useEffect(() => setGeometry(camera?.geometry ?? NO_ZONES), [camera]);

  const zones = geometry.zones;
  const faulty = ZONES.filter((name) => {
    const corners = zones[name];
    return corners !== undefined && corners.length > 0 && (corners.length < 3 || isSelfCrossing(corners));
  });
  const save = useMutation({
    mutationFn: () => {
      const drawn = Object.fromEntries(Object.entries(zones).filter(([, corners]) => corners.length > 0));
      const body = { version: camera?.version ?? 0, geometry: { ...geometry, zones: drawn } };
      return bodyOf(api.PUT('/api/v1/windows/{id}/camera', { params: { path: { id: place!.id } }, body }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: camerasQuery.queryKey });
      void message.success(t('已保存，之后的录像按新设置分析', 'Saved: recordings from now on use it'));
    },
    onError: (error) => void message.error(error.message),
  });

  return (
    <PageFrame
      title={t('机位设置', 'Camera set-up')}
      tools={
        <>
          <Select
            aria-label={t('窗口', 'Window')}
            style={{ width: 150 }}
            value={place?.id}
            options={places?.windows.map((each) => ({ value: each.id, label: windowTitle(each) })) ?? []}
            onChange={(id) => setAddress({ window: String(id) }, { replace: true })}
          />
          <Button
            type="primary"
            disabled={place === undefined || faulty.length > 0 || geometry === camera?.geometry}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('保存', 'Save')}
          </Button>
        </>
      }
    >
      {place === undefined || cameras === undefined ? (
        <Skeleton active />
      ) : (
        <div className="camera-columns">
          <section className="panel panel-pad stack">
            <div className="row">
              <Segmented<ZoneName>
                value={active}
                onChange={setActive}
                options={ZONES.map((value) => ({
                  value,
                  label: (
                    <span className="zone-name">
                      <i style={{ background: ZONE_COLOUR[value] }} />
                      {t.of(ZONE_WORDING[value])}
                    </span>
                  ),
                }))}
              />
              <Button onClick={() => setGeometry({ ...geometry, zones: { ...zones, [active]: [] } })}>
                {t('重画', 'Draw anew')}
              </Button>
              <span className="muted">{t('点一下加角点，拖动可移动', 'Click adds a corner, drag moves it')}</span>
            </div>
            <ZoneEditor
              still={camera?.still}
              zones={zones}
              active={active}
              onChange={(next) => setGeometry({ ...geometry, zones: next as Geometry['zones'] })}
            />
            {faulty.length > 0 && (
              <p role="alert" className="zone-fault">
                {t(
                  `${faulty.map((name) => ZONE_WORDING[name].zh).join('、')}：至少要三个角点，边不能交叉`,
                  `${faulty.map((name) => ZONE_WORDING[name].en).join(', ')}: three corners or more, and no crossing sides`,
                )}
              </p>
            )}
          </section>
          <div className="stack">
            <CameraPosition geometry={geometry} onChange={setGeometry} />
            <CameraAbilities place={place} />
          </div>
        </div>
      )}
    </PageFrame>
  );
}
