import type { ReactNode } from 'react';
import { CAMERA_VIEW_WORDING } from '../../../src/contract/camera-view.ts';
import { CLAUSE_PHASE_WORDING } from '../../../src/contract/phase.ts';
import { SEVERITY_WORDING } from '../../../src/contract/severity.ts';
import type { FindingDetail } from '../api/findings.ts';
import { useSay } from '../i18n/language.tsx';
import { quantityText } from './quantity-text.ts';
import { VerdictChip } from './verdict-chip.tsx';

/** The clause in words, and what was measured against what. */
export function FindingHead({ detail }: { readonly detail: FindingDetail }) {
  const t = useSay();
  const { finding, clause, sameAct } = detail;
  const counted = t(' 次', '');
  return (
    <section className="panel panel-pad stack" aria-label={t('条款与判定', 'Clause and finding')}>
      <p className="clause-words">{t.of(finding.clauseWording)}</p>
      {clause !== undefined && (
        <p className="muted">
          {clause.source.title}
          {clause.source.number === undefined ? '' : `（${clause.source.number}）`} {clause.source.section}
        </p>
      )}
      {sameAct.length > 0 && (
        <p className="muted">
          {t('同一动作，一次结论同时适用：', 'The same act, answered by one decision: ')}
          {sameAct.map(({ clause: code }) => code).join(' · ')}
        </p>
      )}
      <div className="row">
        <VerdictChip verdict={finding.verdict} />
        <span className="muted">{t.of(finding.reasonWording)}</span>
      </div>
      {finding.value !== undefined && (
        <div>
          <div className="big-value numeric">{quantityText(finding.value, counted)}</div>
          {finding.threshold !== undefined && (
            <div className="muted">
              {t('标准值', 'Threshold')} {quantityText(finding.threshold, counted)}
            </div>
          )}
        </div>
      )}
    </section>
  );
}

/** Where and when, and what measured it. */
export function FindingFacts({ detail }: { readonly detail: FindingDetail }) {
  const t = useSay();
  const { finding, run, encounter } = detail;
  return (
    <section className="panel panel-pad" aria-label={t('详情', 'Details')}>
      <dl className="facts">
        <Fact name={t('窗口', 'Window')}>
          {finding.hall === 'default' ? '' : `${finding.hall} · `}
          {finding.window}
        </Fact>
        {finding.post !== undefined && <Fact name={t('岗位', 'Post')}>{finding.post}</Fact>}
        <Fact name={t('时刻', 'Time')}>
          <span className="numeric">
            {finding.startAt === undefined
              ? t('录像没有时刻', 'The recording has no time of day')
              : `${finding.startAt.slice(0, 10)} ${finding.startAt.slice(11, 21)}`}
          </span>
        </Fact>
        <Fact name={t('录像位置', 'In the recording')}>
          <span className="numeric">
            {(finding.evidence.startMs / 1000).toFixed(2)} – {(finding.evidence.endMs / 1000).toFixed(2)} s
          </span>
        </Fact>
        {finding.phase !== undefined && (
          <Fact name={t('环节', 'Phase')}>{t.of(CLAUSE_PHASE_WORDING[finding.phase])}</Fact>
        )}
        <EpisodesFact finding={finding} />
        {encounter !== undefined && <Fact name={t('接待', 'Encounter')}>{encounter.encounter}</Fact>}
        {finding.severity !== undefined && (
          <Fact name={t('严重程度', 'Severity')}>{t.of(SEVERITY_WORDING[finding.severity])}</Fact>
        )}
        <Fact name={t('规范', 'Rulebook')}>
          {finding.rulebook} · {finding.clause}
        </Fact>
        <Fact name={t('程序版本', 'Program')}>{run.engine.version}</Fact>
        <Fact name={t('模型', 'Models')}>
          <span title={run.engine.models.map(({ id, sha256 }) => `${id} ${sha256}`).join('\n')}>
            {t(`${run.engine.models.length} 个`, `${run.engine.models.length}`)}
          </span>
        </Fact>
        <CameraFact run={run} />
        <Fact name={t('录像', 'Recording')}>{run.recording.name}</Fact>
      </dl>
    </section>
  );
}

/** Every time it was seen, each with its clip. */
function EpisodesFact({ finding }: Pick<FindingDetail, 'finding'>) {
  const t = useSay();
  const { episodes, id } = finding;
  if (episodes === undefined || episodes.seen.length === 0) return null;
  return (
    <Fact name={t('各次', 'Episodes')}>
      <ol className="episodes">
        {episodes.seen.map(({ startMs, endMs, startAt, person }, i) => (
          <li key={startMs} className="numeric">
            <a href={`/api/v1/findings/${id}/clip?episode=${i + 1}`} target="_blank" rel="noreferrer">
              {startAt === undefined ? `${(startMs / 1000).toFixed(1)} s` : startAt.slice(11, 19)}
            </a>{' '}
            {((endMs - startMs) / 1000).toFixed(1)} s · {person}
          </li>
        ))}
      </ol>
    </Fact>
  );
}

/** Whose pictures show the finding, where the window may have several cameras. */
function CameraFact({ run }: Pick<FindingDetail, 'run'>) {
  const t = useSay();
  const { camera, clockOffset } = run;
  if (camera.name === undefined && camera.view === undefined) return null;
  return (
    <Fact name={t('机位', 'Camera')}>
      {camera.name ?? t.of(CAMERA_VIEW_WORDING[camera.view!])}
      {clockOffset !== undefined && (
        <span className="muted numeric">
          {t(' · 时钟校正 ', ' · clock corrected by ')}
          {(clockOffset.offsetMs / 1000).toFixed(1)} s
        </span>
      )}
    </Fact>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
