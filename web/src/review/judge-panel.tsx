import { useQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { REVIEW_ACTIONS } from '../../../src/contract/review.ts';
import { VERDICT_WORDING } from '../../../src/contract/verdict.ts';
import type { Finding } from '../api/findings.ts';
import { type ReviewAction, type ReviewReason, reviewReasonsQuery } from '../api/reviews.ts';
import { useSay } from '../i18n/language.tsx';
import { KeyHint } from '../keyboard/key-hint.tsx';
import { useShortcuts } from '../keyboard/shortcuts.tsx';
import { ACTION_WORDING, reasonsFor, usualReason, verdictAfter } from './review-actions.ts';

export interface Judgement {
  readonly action: ReviewAction;
  readonly reason: ReviewReason;
  readonly note: string;
}

interface JudgePanelProps {
  readonly finding: Finding;
  /** False where there is no clip to judge by. */
  readonly hasPicture: boolean;
  readonly check: string | undefined;
  readonly onJudge: (judgement: Judgement) => void;
  readonly onUndo: (() => void) | undefined;
}

const ACTION_KEY: Readonly<Record<ReviewAction, string>> = { confirm: '1', overturn: '2', 'cannot-tell': '3' };
/** Rows of the keyboard, so that the fingers find them. */
const REASON_KEYS: Readonly<Record<ReviewAction, readonly string[]>> = {
  confirm: ['z', 'x', 'c', 'v'],
  overturn: ['q', 'w', 'e', 'r', 't', 'y'],
  'cannot-tell': ['a', 's', 'd', 'f'],
};

/**
 * One key a decision; the reason chosen before it goes along, and so does the note. Without a picture somebody must say
 * by what he decides.
 */
export function JudgePanel({ finding, hasPicture, check, onJudge, onUndo }: JudgePanelProps) {
  const t = useSay();
  const { data } = useQuery(reviewReasonsQuery);
  const [chosen, setChosen] = useState<Partial<Record<ReviewAction, ReviewReason>>>({});
  const [note, setNote] = useState('');
  const noteField = useRef<InputRef>(null);
  const choices = REVIEW_ACTIONS.flatMap((action) => {
    const reasons = reasonsFor(data, action, { check, hasPicture });
    const reason = chosen[action] ?? usualReason(reasons, action, hasPicture);
    return reasons.length === 0 ? [] : [{ action, reasons, reason }];
  });
  const judge = (action: ReviewAction, reason: ReviewReason | undefined) => {
    if (reason !== undefined) onJudge({ action, reason, note: note.trim() });
  };
  const choose = (action: ReviewAction, reason: ReviewReason) => setChosen((all) => ({ ...all, [action]: reason }));

  useShortcuts(t('复核', 'Review'), [
    ...choices.map(({ action, reason }) => ({
      keys: [ACTION_KEY[action]],
      label: t.of(ACTION_WORDING[action]),
      run: () => judge(action, reason),
    })),
    ...choices.flatMap(({ action, reasons }) =>
      reasons.flatMap(({ reason, wording }, i) => {
        const key = REASON_KEYS[action][i];
        const label = `${t.of(ACTION_WORDING[action])}：${t.of(wording)}`;
        return key === undefined ? [] : [{ keys: [key], label, run: () => choose(action, reason) }];
      }),
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
    <section className="panel judge" aria-label={t('复核', 'Review')}>
      {choices.map(({ action, reasons, reason }) => (
        <div key={action} className="judge-choice">
          <Button
            block
            type={action === 'confirm' ? 'primary' : 'default'}
            disabled={reason === undefined}
            onClick={() => judge(action, reason)}
          >
            <span>
              {t.of(ACTION_WORDING[action])}
              <small>
                {reason === undefined
                  ? t('先选理由', 'choose a reason first')
                  : t.of(VERDICT_WORDING[verdictAfter(finding.verdict, action, reason)])}
              </small>
            </span>
            <KeyHint keys={ACTION_KEY[action]} />
          </Button>
          <div className="reasons" role="radiogroup" aria-label={t.of(ACTION_WORDING[action])}>
            {reasons.map((each, i) => (
              <label key={each.reason}>
                <input
                  type="radio"
                  name={action}
                  checked={each.reason === reason}
                  onChange={() => choose(action, each.reason)}
                />
                <span>{t.of(each.wording)}</span>
                {REASON_KEYS[action][i] !== undefined && <KeyHint keys={REASON_KEYS[action][i]} />}
              </label>
            ))}
          </div>
        </div>
      ))}
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
