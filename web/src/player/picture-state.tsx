import { useSay } from '../i18n/language.tsx';

export type PictureState = 'fetching' | 'ready' | 'missing';

/** What lies over the picture while there is none. */
export function PictureNotice({ state }: { readonly state: PictureState }) {
  const t = useSay();
  switch (state) {
    case 'ready':
      return null;
    case 'fetching':
      return (
        <div className="picture-fetching" role="status">
          {t('正在准备片段…', 'Preparing the clip …')}
        </div>
      );
    case 'missing':
      return (
        <div className="picture-missing" role="alert">
          {t(
            '录像片段已不在（可能已过保存期）。测量数据仍可查看。',
            'The clip is gone (its retention may have ended). The measurements remain.',
          )}
        </div>
      );
  }
}
