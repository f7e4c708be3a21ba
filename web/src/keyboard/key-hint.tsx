import type { KeyName } from './shortcuts.tsx';

const SHOWN: Readonly<Record<string, string>> = {
  ' ': '空格 Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

const shownKey = (key: KeyName): string =>
  key === ' ' || key.endsWith('+ ')
    ? key.replace(/ $/, SHOWN[' ']!)
    : key
        .split(/(?<=.)\+(?=.)/)
        .map((part) => SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part))
        .join('+');

export function KeyHint({ keys }: { readonly keys: KeyName }) {
  return <kbd className="key-hint">{shownKey(keys)}</kbd>;
}
