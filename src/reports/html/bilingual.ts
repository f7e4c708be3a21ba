import type { Wording } from '../../contract/wording.ts';
import { type Html, html } from './html.ts';

/** A text in both languages; the page shows the chosen one. */
export const both = ({ zh, en }: Wording): Html => html`<span lang="zh-CN">${zh}</span><span lang="en">${en}</span>`;

/** Markup for a text given in Chinese and English; the page shows the chosen language. */
export const say = (zh: string, en: string): Html => both({ zh, en });
