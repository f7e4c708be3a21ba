import { useSay } from '../i18n/language.tsx';
import type { OverlayLayers } from './draw-overlay.ts';
import { FollowingPicture, type SideView } from './following-picture.tsx';
import type { MediaClock } from './media-clock.ts';

interface SideViewsProps {
  readonly views: readonly SideView[];
  readonly master: MediaClock;
  readonly playing: boolean;
  readonly speed: number;
  readonly layers: OverlayLayers;
}

/** The window's other cameras beside the one that was judged. */
export function SideViews({ views, master, playing, speed, layers }: SideViewsProps) {
  const t = useSay();
  return views.map(({ key, title, film }) => (
    <figure key={key} className="side-view">
      {film === undefined ? (
        <div className="picture side-nothing">
          {t('这个机位当时没有录像', 'This camera has no footage of that time')}
        </div>
      ) : (
        <FollowingPicture film={film} master={master} playing={playing} speed={speed} layers={layers} />
      )}
      <figcaption>{title}</figcaption>
    </figure>
  ));
}
