import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { type Camera, camerasQuery } from '../api/places.ts';
import { CameraEditor } from '../cameras/camera-editor.tsx';
import '../cameras/cameras.css';
import { FaultyCameras } from '../cameras/faulty-cameras.tsx';
import { faultyZones } from '../cameras/faulty-zones.ts';
import { useSay } from '../i18n/language.tsx';
import { PageFrame } from '../layout/page-frame.tsx';
import { useChosenWindow, WindowChoice } from '../places/chosen-window.tsx';

type Geometry = Camera['geometry'];
const NO_ZONES: Geometry = { zones: {} };

/** Where the parts of the counter lie in a camera's picture, and what it can judge from there. */
export function CamerasPage() {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const window = useChosenWindow();
  const { place, camera } = window;
  const [geometry, setGeometry] = useState<Geometry>(NO_ZONES);
  useEffect(() => setGeometry(camera?.geometry ?? NO_ZONES), [camera]);
  const save = useMutation({
    mutationFn: () => {
      const drawn = Object.fromEntries(Object.entries(geometry.zones).filter(([, corners]) => corners.length > 0));
      const body = { version: camera?.version ?? 0, geometry: { ...geometry, zones: drawn } };
      return bodyOf(api.PUT('/api/v1/windows/{id}/camera', { params: { path: { id: place!.id } }, body }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: camerasQuery.queryKey });
      void message.success(t('已保存，之后的录像按新设置分析', 'Saved: recordings from now on use it'));
    },
    onError: (error) => void message.error(error.message),
  });
  const unchanged = geometry === camera?.geometry;
  return (
    <PageFrame
      title={t('机位设置', 'Camera set-up')}
      tools={
        <>
          <WindowChoice {...window} />
          <Button
            type="primary"
            disabled={place === undefined || unchanged || faultyZones(geometry.zones).length > 0}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('保存', 'Save')}
          </Button>
        </>
      }
    >
      <FaultyCameras />
      {place === undefined || !window.known ? (
        <Skeleton active />
      ) : (
        <CameraEditor place={place} geometry={geometry} onChange={setGeometry} />
      )}
    </PageFrame>
  );
}
