import { Modal } from 'antd';
import { useState } from 'react';
import { useSay } from '../i18n/language.tsx';
import { KeyHint } from './key-hint.tsx';
import { useShortcutGroups, useShortcuts } from './shortcuts.tsx';
import './keyboard.css';

/** `?` lists every key of the page shown. */
export function ShortcutHelp() {
  const t = useSay();
  const groups = useShortcutGroups();
  const [open, setOpen] = useState(false);
  useShortcuts(t('帮助', 'Help'), [
    { keys: ['?', '？'], label: t('列出全部快捷键', 'List all keys'), run: () => setOpen((shown) => !shown) },
  ]);
  return (
    <Modal
      open={open}
      onCancel={() => setOpen(false)}
      footer={null}
      width={720}
      title={t('键盘快捷键', 'Keyboard shortcuts')}
      destroyOnHidden
    >
      <div className="shortcut-groups">
        {open &&
          groups()
            .filter((group) => group.shortcuts.length > 0)
            .map((group) => (
              <section key={group.title}>
                <h3>{group.title}</h3>
                <dl>
                  {group.shortcuts.map((shortcut) => (
                    <div key={shortcut.keys.join()}>
                      <dt>
                        {shortcut.keys.slice(0, 2).map((keys) => (
                          <KeyHint key={keys} keys={keys} />
                        ))}
                      </dt>
                      <dd>{shortcut.label}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
      </div>
    </Modal>
  );
}
