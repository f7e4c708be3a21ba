import { Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { Finding } from '../api/findings.ts';
import { useSay } from '../i18n/language.tsx';
import { VERDICT_WORDING } from '../i18n/vocabulary.ts';
import { KeyHint } from '../keyboard/key-hint.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import { DECISION_WORDING, DECISIONS, type Decision, reasonsFor, verdictOf } from './decision-reasons.ts';

export interface Judgement {
  readonly decision: Decision;
  readonly reason: string;
  readonly note: string;
}

interface JudgePanelProps {
  readonly finding: Finding;
  readonly check: string | undefined;
  readonly busy: boolean;
  readonly onJudge: (judgement: Judgement) => void;
  readonly onUndo: (() => void) | undefined;
}

const DECISION_KEY: Readonly<Record<Decision, string>> = { confirmed: '1', overturned: '2', undecided: '3' };
/** Rows of the keyboard, so that the fingers find them. */
const REASON_KEYS: Readonly<Record<Decision, readonly string[]>> = {
  confirmed: [],
  overturned: ['q', 'w', 'e', 'r', 't', 'y'],
  undecided: ['a', 's', 'd', 'f'],
};

/** One key a decision; the reason chosen before it goes along, and so does the note. */
export function JudgePanel({ finding, check, busy, onJudge, onUndo }: JudgePanelProps) {
  const t = useSay();
  const [reasons, setReasons] = useState<Partial<Record<Decision, string>>>({});
  const [note, setNote] = useState('');
  const noteField = useRef<InputRef>(null);
  const judge = (decision: Decision) => {
    if (busy) return;
    const reason = reasons[decision] ?? reasonsFor(decision, check)[0]!.code;
    onJudge({ decision, reason, note: note.trim() });
  };

  useShortcuts(t('复核', 'Review'), [
    ...DECISIONS.map((decision) => ({
      keys: [DECISION_KEY[decision]],
      label: t.of(DECISION_WORDING[decision]),
      run: () => judge(decision),
    })),
    ...DECISIONS.flatMap((decision) =>
      reasonsFor(decision, check)
        .slice(0, REASON_KEYS[decision].length)
        .map((reason, i) => ({
          keys: [REASON_KEYS[decision][i]!],
          label: `${t.of(DECISION_WORDING[decision])}：${t.of(reason)}`,
          run: () => setReasons((chosen) => ({ ...chosen, [decision]: reason.code })),
        })),
    ),
    { keys: ['n'], label: t('写备注', 'Write a note'), run: () => noteField.current?.focus() },
    {
      keys: ['Escape'],
      label: t('离开备注', 'Leave the note'),
      whileTyping: true,
      run: () => noteField.current?.blur(),
    },
    ...(onUndo === undefined ? [] : [{ keys: ['u', 'Ctrl+z'], label: t('撤销上一条', 'Undo the last'), run: onUndo }]),
  ]);

  return (
    <section className="panel panel-pad judge" aria-label={t('复核', 'Review')}>
      {DECISIONS.map((decision) => {
        const choices = reasonsFor(decision, check);
        const chosen = reasons[decision] ?? choices[0]!.code;
        return (
          <div key={decision} className="judge-choice">
            <Button
              block
              type={decision === 'confirmed' ? 'primary' : 'default'}
              loading={busy}
              onClick={() => judge(decision)}
            >
              <span>
                {t.of(DECISION_WORDING[decision])}
                <small>{t.of(VERDICT_WORDING[verdictOf(decision, chosen, finding.verdict)])}</small>
              </span>
              <KeyHint keys={DECISION_KEY[decision]} />
            </Button>
            {choices.length > 1 && (
              <div className="reasons" role="radiogroup" aria-label={t.of(DECISION_WORDING[decision])}>
                {choices.map((reason, i) => (
                  <label key={reason.code}>
                    <input
                      type="radio"
                      name={decision}
                      checked={reason.code === chosen}
                      onChange={() => setReasons({ ...reasons, [decision]: reason.code })}
                    />
                    <span>{t.of(reason)}</span>
                    {REASON_KEYS[decision][i] !== undefined && <KeyHint keys={REASON_KEYS[decision][i]} />}
                  </label>
                ))}
              </div>
            )}
          </div>
        );
      })}
      <Input.TextArea
        ref={noteField}
        rows={2}
        maxLength={500}
        value={note}
        onChange={(e) => setNote(e.target.value)}
        placeholder={t('备注（N）', 'Note (N)')}
        aria-label={t('备注', 'Note')}
      />
      {onUndo !== undefined && (
        <Button type="text" onClick={onUndo}>
          {t('撤销上一条', 'Undo the last')} <KeyHint keys="u" />
        </Button>
      )}
    </section>
  );
}
