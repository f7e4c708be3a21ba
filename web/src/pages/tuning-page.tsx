import { useQuery } from '@tanstack/react-query';
import { Empty, Select, Skeleton } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { DAY_MS } from '../../../src/contract/durations.ts';
import { dayEnd, hallDay } from '../../../src/contract/hall-time.ts';
import { type Clause, clausesQuery, rulebooksQuery } from '../api/rulebooks.ts';
import { previewQuery } from '../api/tuning.ts';
import { useSay } from '../i18n/language.tsx';
import { PageFrame } from '../layout/page-frame.tsx';
import { rfc3339 } from '../time/hall-clock.ts';
import { type OptionNumbers, OptionSliders, optionsOf } from '../tuning/option-sliders.tsx';
import { PreviewOutcome } from '../tuning/preview-outcome.tsx';
import { PublishVersion } from '../tuning/publish-version.tsx';
import '../tuning/tuning.css';

const PERIOD_DAYS = 60;

/** Move a threshold and see which stored encounters would be judged otherwise, and what reviewers had said of them. */
export function TuningPage() {
  const t = useSay();
  const [address, setAddress] = useSearchParams();
  const { data: books } = useQuery(rulebooksQuery);
  const rulebook = books?.rulebooks.find((each) => each.rulebook === address.get('rulebook')) ?? books?.rulebooks[0];
  const { data: list } = useQuery({ ...clausesQuery(rulebook?.rulebook ?? ''), enabled: rulebook !== undefined });
  const clauses = list?.clauses.filter((clause) => Object.keys(optionsOf(clause)).length > 0) ?? [];
  const clause = clauses.find((each) => each.clause === address.get('clause')) ?? clauses[0];
  return (
    <PageFrame
      title={t('条款调校', 'Rule tuning')}
      tools={
        <>
          <Select
            style={{ width: 260 }}
            aria-label={t('规范', 'Rulebook')}
            value={rulebook?.rulebook ?? null}
            options={books?.rulebooks.map((each) => ({ value: each.rulebook, label: t.of(each.title) })) ?? []}
            onChange={(value: string) => setAddress({ rulebook: value }, { replace: true })}
          />
          <Select
            style={{ width: 340 }}
            aria-label={t('条款', 'Clause')}
            showSearch={{ optionFilterProp: 'label' }}
            value={clause?.clause ?? null}
            options={clauses.map((each) => ({
              value: each.clause,
              label: `${each.source.section} ${t.of(each.wording)}`,
            }))}
            onChange={(value: string) =>
              rulebook && setAddress({ rulebook: rulebook.rulebook, clause: value }, { replace: true })
            }
          />
        </>
      }
    >
      {books === undefined || list === undefined ? (
        <Skeleton active />
      ) : clause === undefined || rulebook === undefined ? (
        <Empty
          className="panel panel-pad"
          description={t('这部规范没有可调的条款', 'No clause of this rulebook can be tuned')}
        />
      ) : (
        <Tuning key={`${clause.rulebook} ${clause.clause}`} clause={clause} version={rulebook.version} />
      )}
    </PageFrame>
  );
}

function Tuning({ clause, version }: { readonly clause: Clause; readonly version: string }) {
  const t = useSay();
  const [changed, setChanged] = useState<OptionNumbers>({});
  const options = optionsOf(clause);
  const tried = useMemo(() => {
    const first = Object.keys(options)[0]!;
    // Without any change, the present value tells how many findings there are.
    return Object.keys(changed).length > 0 ? changed : { [first]: options[first]!.value };
  }, [changed, options]);
  const deferred = useDeferredValue(tried);
  const period = useMemo(() => {
    const tomorrow = dayEnd(hallDay(Date.now()));
    return { from: rfc3339(tomorrow - PERIOD_DAYS * DAY_MS), to: rfc3339(tomorrow) };
  }, []);
  const {
    data: preview,
    isFetching,
    error,
  } = useQuery(previewQuery(clause.rulebook, clause.clause, { options: deferred, ...period }));
  return (
    <div className="tuning-columns">
      <div className="stack">
        <section className="panel panel-pad stack">
          <p className="clause-words">{t.of(clause.wording)}</p>
          <p className="muted">
            {clause.source.title} {clause.source.section}
          </p>
          <OptionSliders options={options} changed={changed} onChange={setChanged} />
        </section>
        <PublishVersion clause={clause} version={version} changed={changed} onPublished={() => setChanged({})} />
      </div>
      <PreviewOutcome preview={preview} busy={isFetching} problem={error?.message} />
    </div>
  );
}
