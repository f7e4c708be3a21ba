import type { Wording } from '../../contract/wording.ts';
import { type Html, html } from './html.ts';

/** Both languages; the page shows the one that is chosen. */
export const both = ({ zh, en }: Wording): Html => html`<span lang="zh-CN">${zh}</span><span lang="en">${en}</span>`;

export const say = (zh: string, en: string): Html => both({ zh, en });
