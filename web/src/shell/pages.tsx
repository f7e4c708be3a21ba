import {
  BarChartOutlined,
  CheckSquareOutlined,
  ControlOutlined,
  FieldTimeOutlined,
  InboxOutlined,
  MessageOutlined,
  SafetyCertificateOutlined,
  SearchOutlined,
  SettingOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Wording } from '../../../src/contract/wording.ts';
import type { Right } from '../session/session.tsx';

export interface Page {
  readonly path: string;
  readonly title: Wording;
  readonly icon: ReactNode;
  /** One of these opens it. */
  readonly rights: readonly Right[];
  readonly component: ComponentType;
}

const page = <K extends string>(path: string, load: () => Promise<Record<K, () => ReactNode>>, name: K) => {
  // The page of the address is fetched along with the session, not after it.
  const early = location.pathname.startsWith(path) ? load() : undefined;
  return lazy(async () => ({ default: (await (early ?? load()))[name] }) as { default: ComponentType });
};

/** In the order of the menu. The service decides who may do what; rights here only leave out what it would refuse. */
export const PAGES: readonly Page[] = [
  {
    path: '/queue',
    title: { zh: '待办复核', en: 'Review queue' },
    icon: <InboxOutlined />,
    rights: ['review:write'],
    component: page('/queue', () => import('../pages/queue-page.tsx'), 'QueuePage'),
  },
  {
    path: '/timeline',
    title: { zh: '时间轴', en: 'Timeline' },
    icon: <FieldTimeOutlined />,
    rights: ['finding:read'],
    component: page('/timeline', () => import('../pages/timeline-page.tsx'), 'TimelinePage'),
  },
  {
    path: '/words',
    title: { zh: '用语检索', en: 'Words' },
    icon: <SearchOutlined />,
    rights: ['finding:read'],
    component: page('/words', () => import('../pages/words-page.tsx'), 'WordsPage'),
  },
  {
    path: '/dashboard',
    title: { zh: '看板', en: 'Dashboard' },
    icon: <BarChartOutlined />,
    rights: ['score:read'],
    component: page('/dashboard', () => import('../pages/dashboard-page.tsx'), 'DashboardPage'),
  },
  {
    path: '/manual',
    title: { zh: '人工检查', en: 'Manual checks' },
    icon: <CheckSquareOutlined />,
    rights: ['check:write'],
    component: page('/manual', () => import('../pages/manual-page.tsx'), 'ManualPage'),
  },
  {
    path: '/appeals',
    title: { zh: '申诉', en: 'Appeals' },
    icon: <MessageOutlined />,
    rights: ['appeal:write', 'appeal:decide'],
    component: page('/appeals', () => import('../pages/appeals-page.tsx'), 'AppealsPage'),
  },
  {
    path: '/quality',
    title: { zh: '复核质量', en: 'Review quality' },
    icon: <SafetyCertificateOutlined />,
    rights: ['review:write'],
    component: page('/quality', () => import('../pages/quality-page.tsx'), 'QualityPage'),
  },
  {
    path: '/tuning',
    title: { zh: '条款调校', en: 'Rule tuning' },
    icon: <ControlOutlined />,
    rights: ['rulebook:tune'],
    component: page('/tuning', () => import('../pages/tuning-page.tsx'), 'TuningPage'),
  },
  {
    path: '/cameras',
    title: { zh: '机位设置', en: 'Cameras' },
    icon: <VideoCameraOutlined />,
    rights: ['place:write'],
    component: page('/cameras', () => import('../pages/cameras-page.tsx'), 'CamerasPage'),
  },
  {
    path: '/admin',
    title: { zh: '系统管理', en: 'Administration' },
    icon: <SettingOutlined />,
    rights: ['account:write'],
    component: page('/admin', () => import('../pages/admin-page.tsx'), 'AdminPage'),
  },
];
