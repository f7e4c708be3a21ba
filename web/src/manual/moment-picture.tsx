import { Link } from 'react-router';
import { type WindowPlace, windowTitle } from '../api/places.ts';
import { useSay } from '../i18n/language.tsx';
import { hallDayTime } from '../time/hall-clock.ts';
import type { DueCheck } from './use-due-checks.ts';

interface Props {
  readonly place: WindowPlace;
  readonly check: DueCheck | undefined;
  /** Address of the newest picture of the window, shown where no moment was found for the clause. */
  readonly otherwise: string | undefined;
}

/** The moment that shows what a clause is about, with the way to its clip. Citizens are blurred. */
export function MomentPicture({ place, check, otherwise }: Props) {
  const t = useSay();
  const moment = check?.moment;
  const still = moment ? `/api/v1/findings/${moment.id}/still` : otherwise;
  if (still === undefined)
    return <p className="panel panel-pad muted">{t('还没有这个窗口的画面', 'No picture of this window yet')}</p>;
  return (
    <figure className="panel panel-pad manual-moment">
      <img
        className="manual-still"
        src={still}
        alt={
          moment
            ? t.of(check.clause.wording)
            : t(`窗口 ${place.window} 最近的画面`, `Newest picture of window ${place.window}`)
        }
      />
      <figcaption className="muted">
        {moment ? (
          <>
            {windowTitle(place)} {moment.startAt === undefined ? '' : hallDayTime(Date.parse(moment.startAt))}{' '}
            <Link to={`/findings/${moment.id}`}>{t('看录像', 'Watch the clip')}</Link>
          </>
        ) : (
          t('录像里没有合适的画面，请到现场看', 'No recording shows this: please go and look')
        )}
      </figcaption>
    </figure>
  );
}
