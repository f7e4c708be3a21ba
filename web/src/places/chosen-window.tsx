import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { type Camera, camerasQuery, type WindowPlace, windowsQuery, windowTitle } from '../api/places.ts';
import { useSay } from '../i18n/language.tsx';

export interface ChosenWindow {
  /** The address's, or the first; undefined while none is known. */
  readonly place: WindowPlace | undefined;
  readonly places: readonly WindowPlace[];
  readonly camera: Camera | undefined;
  /** Whether it is known what camera the window has. */
  readonly known: boolean;
  readonly choose: (id: number) => void;
}

/** The window that a page is about, kept in the address. */
export function useChosenWindow(): ChosenWindow {
  const [address, setAddress] = useSearchParams();
  const { data } = useQuery(windowsQuery);
  const { data: cameras } = useQuery(camerasQuery);
  const places = data?.windows ?? [];
  const place = places.find(({ id }) => String(id) === address.get('window')) ?? places[0];
  return {
    place,
    places,
    camera: cameras?.cameras.find(({ windowId }) => windowId === place?.id),
    known: cameras !== undefined,
    choose: (id) => setAddress({ window: String(id) }, { replace: true }),
  };
}

export function WindowChoice({ place, places, choose }: Pick<ChosenWindow, 'place' | 'places' | 'choose'>) {
  const t = useSay();
  return (
    <Select
      aria-label={t('窗口', 'Window')}
      style={{ width: 150 }}
      value={place?.id ?? null}
      options={places.map((each) => ({ value: each.id, label: windowTitle(each) }))}
      onChange={choose}
    />
  );
}
