import '../charts/charts.css';
import { VERDICT_WORDING, type Verdict } from '../../../src/contract/verdict.ts';
import { useSay } from '../i18n/language.tsx';

const SHOWN = ['met', 'not-met', 'not-assessable', 'not-applicable'] as const satisfies readonly Verdict[];

interface AgreementTableProps {
  readonly cells: readonly { readonly first: Verdict; readonly second: Verdict; readonly count: number }[];
}

/** Rows are the first reviewer's verdicts, columns the second's; the diagonal is agreement. */
export function AgreementTable({ cells }: AgreementTableProps) {
  const t = useSay();
  const count = (first: Verdict, second: Verdict) =>
    cells.find((cell) => cell.first === first && cell.second === second)?.count ?? 0;
  return (
    <table className="interval-table">
      <thead>
        <tr>
          <th />
          {SHOWN.map((verdict) => (
            <th key={verdict} className="numeric">
              {t.of(VERDICT_WORDING[verdict])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SHOWN.map((first) => (
          <tr key={first}>
            <th scope="row">{t.of(VERDICT_WORDING[first])}</th>
            {SHOWN.map((second) => (
              <td key={second} className="numeric" style={{ fontWeight: first === second ? 600 : 400 }}>
                {count(first, second) || '·'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
