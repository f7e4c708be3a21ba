import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';

/** A key by `KeyboardEvent.key`, letters in lower case, after `Ctrl+`, `Alt+` or `Shift+`: `j`, `Shift+ArrowLeft`, `?`. */
export type KeyName = string;

export interface Shortcut {
  readonly keys: readonly KeyName[];
  readonly label: string;
  readonly run: () => void;
  /** Also while a text field has the focus. */
  readonly whileTyping?: boolean;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

interface Registry {
  readonly add: (group: { current: ShortcutGroup }) => () => void;
  readonly groups: () => readonly ShortcutGroup[];
}

const RegistryContext = createContext<Registry | undefined>(undefined);

/** One listener for the whole site; the group added last wins where two want the same key. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }) {
  const groups = useRef<{ current: ShortcutGroup }[]>([]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = keyName(event);
      const typing = isTyping(event.target);
      for (const group of [...groups.current].reverse()) {
        const hit = group.current.shortcuts.find((s) => s.keys.includes(name) && (!typing || s.whileTyping));
        if (!hit || (isControl(event.target) && (name === 'Enter' || name === ' '))) continue;
        event.preventDefault();
        hit.run();
        return;
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  const [registry] = useState<Registry>(() => ({
    add: (group) => {
      groups.current = [...groups.current, group];
      return () => {
        groups.current = groups.current.filter((g) => g !== group);
      };
    },
    groups: () => groups.current.map((g) => g.current),
  }));
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

function useRegistry(): Registry {
  const registry = use(RegistryContext);
  if (registry === undefined) throw new Error('shortcuts outside ShortcutProvider');
  return registry;
}

/** Keys that work while the calling component is shown. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const registry = useRegistry();
  const group = useRef<ShortcutGroup>({ title, shortcuts });
  group.current = { title, shortcuts };
  useEffect(() => registry.add(group), [registry]);
}

/** What `?` lists. */
export function useShortcutGroups(): () => readonly ShortcutGroup[] {
  const registry = useRegistry();
  return useMemo(() => registry.groups, [registry]);
}

function keyName(event: KeyboardEvent): KeyName {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Shift is part of a printed character already (`?`), but not of a letter or a named key.
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key)) ? 'Shift+' : '';
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift}${key}`;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)));

const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('button, a[href], summary, [role="menuitem"], [role="tab"], [role="option"], [role="switch"]') !==
    null;
