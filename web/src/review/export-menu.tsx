import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { FindingDetail } from '../api/findings.ts';
import { useDownload } from '../download/use-download.ts';
import { useSay } from '../i18n/language.tsx';
import { KeyHint } from '../keyboard/key-hint.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import { useSession } from '../session/session.tsx';

interface ExportMenuProps {
  /** Filter of the list as the address of an export takes it; left out where there is no list. */
  readonly query?: URLSearchParams;
  readonly detail: FindingDetail | undefined;
}

/** The list for spreadsheets, and the open item for players, annotation tools and appeals. */
export function ExportMenu({ query, detail }: ExportMenuProps) {
  const t = useSay();
  const { may } = useSession();
  const { fetching, fetch } = useDownload();
  const [open, setOpen] = useState(false);
  useShortcuts(t('导出', 'Export'), [
    {
      keys: ['Shift+e'],
      label: t('打开 / 关闭导出菜单', 'Open / close the menu of exports'),
      run: () => setOpen((is) => !is),
    },
  ]);
  if (!may('export:read')) return null;
  const ofList =
    query === undefined
      ? []
      : [
          { key: `/api/v1/exports/findings.csv?${query}`, label: t('列表 CSV', 'List, CSV') },
          { key: `/api/v1/exports/findings.xlsx?${query}`, label: t('列表 XLSX', 'List, XLSX') },
        ];
  const ofItem = detail === undefined ? [] : itemExports(detail);
  return (
    <Dropdown
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      autoFocus
      menu={{
        items: [
          ...(ofList.length === 0
            ? []
            : [{ type: 'group' as const, key: 'list', label: t('这个列表', 'This list'), children: ofList }]),
          ...(ofItem.length === 0
            ? []
            : [
                {
                  type: 'group' as const,
                  key: 'item',
                  label: t('这一条', 'This item'),
                  children: ofItem.map(({ path, zh, en }) => ({ key: path, label: t(zh, en) })),
                },
              ]),
        ],
        onClick: ({ key }) => fetch(key),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={fetching.size > 0} aria-expanded={open} aria-haspopup="menu">
        {t('导出', 'Export')} <KeyHint keys="⇧e" />
      </Button>
    </Dropdown>
  );
}

function itemExports({ finding, run, evidence }: FindingDetail) {
  const { startMs, endMs } = evidence.clipInterval;
  return [
    {
      path: `/api/v1/runs/${run.id}/landmarks.mp4?from=${startMs}&to=${endMs}`,
      zh: '带骨架片段 MP4',
      en: 'Clip with landmarks, MP4',
    },
    { path: `/api/v1/runs/${run.id}/annotations.vtt`, zh: '整段录像字幕 WebVTT', en: 'Recording’s subtitles, WebVTT' },
    {
      path: `/api/v1/runs/${run.id}/annotations.eaf`,
      zh: '整段录像标注 ELAN .eaf',
      en: 'Recording’s annotations, ELAN .eaf',
    },
    { path: `/api/v1/findings/${finding.id}/case.zip`, zh: '案卷 zip', en: 'Case file, zip' },
  ];
}
